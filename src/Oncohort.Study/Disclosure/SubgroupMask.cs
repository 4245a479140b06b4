using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks the effect of a treatment in subgroups: patients and events by arm, level and overall.</summary>
internal sealed class SubgroupMask(CountBook book, Population patients)
{
    public SubgroupResult Of(SubgroupResult effects)
    {
        string treatment = effects.Treatment.Label ?? effects.Treatment.Variable;
        Arms overall = Read(effects.Overall, treatment, null, "");
        return effects with
        {
            Events = book.Print(overall.Events),
            Overall = Effect(effects.Overall, overall),
            Subgroups = [.. effects.Subgroups.Select(variable => Variable(variable, treatment, overall))],
        };
    }

    private SubgroupVariableResult Variable(SubgroupVariableResult variable, string treatment, Arms overall)
    {
        string label = variable.Label ?? variable.Variable;
        Arms[] levels = [.. variable.Levels.Select(level => Read(level.Effect, treatment, label, level.Level))];
        KeyedCount missing = patients.Missing(label, null, null, variable.Missing);
        book.Sum(overall.N, levels.Select(level => level.N).Append(missing));
        KeyedCount[] absent = new KeyedCount[overall.Sizes.Length];
        KeyedCount[] unseen = new KeyedCount[overall.Sizes.Length];
        for (int arm = 0; arm < absent.Length; arm++)
        {
            absent[arm] = patients.Rest($"arm {arm} without {label}", overall.Sizes[arm].Number - levels.Sum(level => level.Sizes[arm].Number));
            unseen[arm] = patients.Rest($"events of arm {arm} without {label}", overall.Occurred[arm].Number - levels.Sum(level => level.Occurred[arm].Number));
            book.Sum(absent[arm], unseen[arm], patients.Rest($"without event of arm {arm} and {label}", absent[arm].Number - unseen[arm].Number));
            book.Sum(overall.Sizes[arm], levels.Select(level => level.Sizes[arm]).Append(absent[arm]));
            book.Sum(overall.Occurred[arm], levels.Select(level => level.Occurred[arm]).Append(unseen[arm]));
        }

        book.Sum(missing, absent);
        book.Sum(overall.Events, levels.Select(level => level.Events).Concat(unseen));

        return variable with { Missing = book.Print(missing), Levels = [.. variable.Levels.Select((level, i) => level with { Effect = Effect(level.Effect, levels[i]) })] };
    }

    private Arms Read(SubgroupEffect effect, string treatment, string? label, string level)
    {
        KeyedCount n = patients.N(label, level, effect.N);
        KeyedCount events = patients.Events("", label, level, effect.Events);
        KeyedCount[] sizes = [.. effect.Arms.Select(arm => label is null ? patients.N(treatment, arm.Arm, arm.N) : patients.Cross(label, level, treatment, arm.Arm, arm.N))];
        KeyedCount[] occurred = [.. effect.Arms.Select(arm => (label is null ? patients : patients.Narrow($"{label}={level}")).Events("", treatment, arm.Arm, arm.Events))];
        book.Sum(n, sizes);
        book.Sum(events, occurred);
        for (int arm = 0; arm < sizes.Length; arm++) book.Sum(sizes[arm], occurred[arm], patients.Rest($"without event|{label}={level}|arm {arm}", sizes[arm].Number - occurred[arm].Number));
        return new Arms(n, events, sizes, occurred);
    }

    private SubgroupEffect Effect(SubgroupEffect effect, Arms arms)
    {
        SubgroupEffect masked = effect with
        {
            N = book.Print(arms.N),
            Events = book.Print(arms.Events),
            Arms = [.. effect.Arms.Select((arm, i) => new SubgroupArm(arm.Arm, book.Print(arms.Sizes[i]), book.Print(arms.Occurred[i])))],
        };
        return masked.Arms.Any(arm => arm.N.IsWithheld || arm.Events.IsWithheld) ? masked with { Hr = null, Se = null, Lower = null, Upper = null, P = null } : masked;
    }

    private readonly record struct Arms(KeyedCount N, KeyedCount Events, KeyedCount[] Sizes, KeyedCount[] Occurred);
}
