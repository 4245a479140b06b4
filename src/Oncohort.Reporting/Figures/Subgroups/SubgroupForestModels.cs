using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Subgroups;

/// <summary>Treatment effects by subgroup as forest plots.</summary>
internal sealed class SubgroupForestModels(Edition edition) : Written(edition)
{
    public SubgroupForestModel Of(SubgroupResult result)
    {
        string level = Settings.ConfidencePercent(result);
        string endpoint = result.Endpoint is { } caption ? Say(", ") + EndpointWords.InSentence(caption.Label) : "";
        double most = result.Subgroups.SelectMany(variable => variable.Levels).Select(row => Information(row.Effect)).DefaultIfEmpty(0).Max();
        List<SubgroupForestRow> rows = [Row(Say("All patients"), SubgroupRowKind.Overall, result.Overall, 1, "")];
        foreach (SubgroupVariableResult variable in result.Subgroups)
        {
            string p = PValue.Of(variable.Interaction.P ?? variable.InteractionWald.P);
            rows.Add(new SubgroupForestRow(variable.Label ?? variable.Variable, SubgroupRowKind.Heading, [], null, null, null, 0, "", p));
            rows.AddRange(variable.Levels.Select(row => Row(row.Level, SubgroupRowKind.Level, row.Effect, most > 0 ? Information(row.Effect) / most : 0, "")));
        }

        string tested = result.Subgroups.All(variable => variable.Interaction.P is null) && result.Subgroups.Any(variable => variable.InteractionWald.P is not null) ? Say("Wald") : Say("likelihood-ratio");
        return new SubgroupForestModel(
            result.Title ?? Say("Treatment effect by subgroup"),
            Say($"Hazard ratio of {result.Treatment.Arm} against {result.Treatment.Reference} by subgroup{endpoint}. n = {result.N}, events = {result.Events}. " +
            $"Squares: hazard ratio, their area proportional to its information; lines: {level}% confidence interval (Wald), an arrowhead where it leaves the axis; diamond and broken line: all patients. " +
            $"P for interaction: {tested} test, not adjusted for the number of subgroups."),
            [result.Treatment.Reference, result.Treatment.Arm],
            Say($"HR ({level}% CI)"),
            Say($"lower with {result.Treatment.Arm}"),
            Say($"higher with {result.Treatment.Arm}"),
            rows);
    }

    private SubgroupForestRow Row(string label, SubgroupRowKind kind, SubgroupEffect effect, double weight, string p) => new(
        label,
        kind,
        [.. effect.Arms.Select(arm => $"{Rounded.Count(arm.Events)} / {Rounded.Count(arm.N)}")],
        effect.Hr,
        effect.Lower,
        effect.Upper,
        weight,
        Ratio.WithLimits(effect.Hr, effect.Lower, effect.Upper),
        p);

    private static double Information(SubgroupEffect effect) => effect.Se is > 0 and { } se ? 1 / (se * se) : 0;
}
