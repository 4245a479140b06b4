using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Treatment effects within subgroups.</summary>
internal sealed class SubgroupTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(SubgroupResult result, string id)
    {
        string level = Settings.ConfidencePercent(result);
        yield return new ReportTable
        {
            Id = id,
            Caption = result.Title ?? Say("Treatment effect by subgroup"),
            Columns =
            [
                new(Say("Subgroup"), Alignment: CellAlignment.Text),
                new(Say("Events/n"), result.Treatment.Reference), new(Say("Events/n"), result.Treatment.Arm),
                new(Say($"HR ({level}% CI)")), new(PValue.Header), new(Say("p for interaction")),
            ],
            Rows = [Row(RowKind.Plain, Say("All patients"), result.Overall, ""), .. result.Subgroups.SelectMany(Rows)],
            Footnotes =
            [
                new(null, Say($"HR, hazard ratio of {result.Treatment.Arm} against {result.Treatment.Reference}; CI, confidence interval; {Phrases.NotEstimableNote}")),
                new(null, Say($"Interaction of treatment and variable: {(IsWald(result) ? Say("Wald") : Say("likelihood-ratio"))} test. No p value is adjusted for the number of subgroups; a difference of effects is judged by the interaction, not by the p values of the levels. {PValue.Convention}")),
                .. result.Subgroups.Where(variable => variable.Missing.IsSome).Select(variable => new ReportFootnote(null, Say($"{variable.Label ?? variable.Variable}: missing in {variable.Missing}, who are among all patients only."))),
            ],
        };
    }

    private static bool IsWald(SubgroupResult result) =>
        result.Subgroups.All(variable => variable.Interaction.P is null) && result.Subgroups.Any(variable => variable.InteractionWald.P is not null);

    private IEnumerable<ReportRow> Rows(SubgroupVariableResult variable)
    {
        yield return new(RowKind.Group, [variable.Label ?? variable.Variable, "", "", "", "", PValue.Of(variable.Interaction.P ?? variable.InteractionWald.P)]);
        foreach (SubgroupLevelResult level in variable.Levels) yield return Row(RowKind.Member, level.Level, level.Effect, "");
    }

    private ReportRow Row(RowKind kind, string label, SubgroupEffect effect, string interaction) => new(kind,
    [
        label,
        .. effect.Arms.Select(arm => (ReportCell)$"{Rounded.Count(arm.Events)}/{Rounded.Count(arm.N)}"),
        Ratio.WithLimits(effect.Hr, effect.Lower, effect.Upper),
        effect.Hr is null ? Phrases.Dash : PValue.Of(effect.P),
        interaction,
    ]);
}
