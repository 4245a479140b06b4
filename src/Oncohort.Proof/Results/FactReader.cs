using System.Text.Json;
using Oncohort.Proof.Numbers;

namespace Oncohort.Proof.Results;

/// <summary>Reads every number of the results but the steps of curves, settings and particulars of the fit.</summary>
internal static class FactReader
{
    private static readonly string[] Skipped = ["settings", "steps", "warnings", "methods", "sections", "endpoint", "loglik", "failures", "df", "time", "grade", "iterations", "level", "knots", "path", "curve", "points"];

    private static readonly Dictionary<string, (Role Role, double Factor)> Roles = new(StringComparer.Ordinal)
    {
        ["percent"] = (Role.Percent, 1),
        ["survival"] = (Role.Percent, 100),
        ["cif"] = (Role.Percent, 100),
        ["probability"] = (Role.Percent, 100),
        ["hr"] = (Role.Ratio, 1),
        ["or"] = (Role.Ratio, 1),
        ["ratio"] = (Role.Ratio, 1),
        ["min"] = (Role.Lower, 1),
        ["q1"] = (Role.Lower, 1),
        ["max"] = (Role.Upper, 1),
        ["q3"] = (Role.Upper, 1),
        ["p"] = (Role.P, 1),
        ["p_adjusted"] = (Role.P, 1),
        ["p_permutation"] = (Role.P, 1),
        ["chi2"] = (Role.Statistic, 1),
        ["statistic"] = (Role.Statistic, 1),
        ["z"] = (Role.Statistic, 1),
    };

    /// <summary>Numbers that a text means only where it calls them by this name.</summary>
    private static readonly string[] Technical = [".se", ".robust_se", ".coef", ".expected", ".events_per_variable", ".tau", ".z"];

    private static readonly string[] Counts =
        ["n", "events", "observed", "at_risk", "censored", "competing", "count", "kept", "read", "excluded", "graded", "missing", "patients", "records", "due", "overdue", "lost"];

    public static IReadOnlyList<Fact> Read(JsonElement root)
    {
        List<Fact> facts = [];
        Walk(root, "$", Surroundings.None, facts);
        facts.AddRange([.. facts.SelectMany(MadeFacts.Complement), .. facts.SelectMany(MadeFacts.Change)]);
        facts.AddRange([.. MadeFacts.Shares(facts)]);
        return facts;
    }

    private static void Walk(JsonElement element, string path, Surroundings around, List<Fact> facts)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
            {
                bool unnamedCell = path.EndsWith(".groups", StringComparison.Ordinal) && item.ValueKind == JsonValueKind.Object && !item.TryGetProperty("group", out _) && index < around.Groups.Count;
                Walk(item, FormattableString.Invariant($"{path}[{index}]"), unnamedCell ? around with { Levels = [.. around.Levels, around.Groups[index]] } : around, facts);
                index++;
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Surroundings within = around.Within(element);
            FactNumber[] numbers = [.. Numbers(element, path)];
            facts.AddRange(Facts(element, numbers, around, within));
            foreach (JsonProperty property in element.EnumerateObject().Where(property => !Skipped.Contains(property.Name)))
                Walk(property.Value, $"{path}.{property.Name}", Named(within, property.Name), facts);
        }
    }

    /// <summary>The test of a whole variable stands in the row of its first level; it is of no level.</summary>
    private static IEnumerable<Fact> Facts(JsonElement element, FactNumber[] numbers, Surroundings around, Surroundings within)
    {
        if (numbers.Length == 0) yield break;
        FactNumber[] test = element.TryGetProperty("test", out JsonElement name) && name.ValueKind == JsonValueKind.String ? [.. numbers.Where(number => number.Role is Role.P or Role.Statistic or Role.Df)] : [];
        if (test.Length > 0) yield return Fact.Of(test, within with { Levels = around.Levels });
        FactNumber[] technical = [.. numbers.Where(number => Technical.Any(name => number.Path.EndsWith(name, StringComparison.Ordinal)))];
        foreach (FactNumber number in technical) yield return Fact.Of([number], within with { Levels = [.. within.Levels, number.Path[(number.Path.LastIndexOf('.') + 1)..]] });
        FactNumber[] rest = [.. numbers.Except(test).Except(technical)];
        if (rest.Length > 0) yield return Fact.Of(rest, within);
    }

    /// <summary>A test or a model is known by the name of its property where it has no label.</summary>
    private static Surroundings Named(Surroundings within, string property) =>
        property is "logrank" or "gray" or "univariable" or "multivariable" or "concordance" or "median_follow_up" or "hazard_ratio" or "sojourn" or "median"
            ? within with { Names = [.. within.Names, property.Replace('_', ' ')] }
            : within;

    private static IEnumerable<FactNumber> Numbers(JsonElement element, string path)
    {
        double factor = element.EnumerateObject().Select(property => Roles.TryGetValue(property.Name, out (Role Role, double Factor) role) && role.Role == Role.Percent ? role.Factor : 0).FirstOrDefault(found => found > 0, 1);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Number) continue;
            string where = $"{path}.{property.Name}";
            double value = property.Value.GetDouble();
            if (Roles.TryGetValue(property.Name, out (Role Role, double Factor) known)) yield return new FactNumber(known.Role, value * known.Factor, where);
            else if (Counts.Contains(property.Name)) yield return new FactNumber(Role.Count, value, where);
            else if (property.Name is "lower" or "upper") yield return new FactNumber(property.Name == "lower" ? Role.Lower : Role.Upper, value * factor, where);
            else if (property.Name == "df") yield return new FactNumber(Role.Df, value, where);
            else if (!Skipped.Contains(property.Name)) yield return new FactNumber(Role.Measure, value, where);
        }
    }
}
