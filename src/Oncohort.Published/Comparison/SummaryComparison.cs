using Oncohort.Survival;

namespace Oncohort.Published.Comparison;

/// <summary>Medians, means and ranges of numbers.</summary>
internal static class SummaryComparison
{
    public static void Run(PublishedStudy study, CohortView cohort, NumberList numbers)
    {
        foreach (PublishedSummary summary in study.Summaries) Add(summary, cohort, numbers);
    }

    private static void Add(PublishedSummary summary, CohortView cohort, NumberList numbers)
    {
        string label = cohort.Label(summary.Variable) + (summary.Within.IsAll ? "" : ", " + Words.Of(summary.Within, cohort));
        IReadOnlyList<double?>? held = cohort.Numbers(summary.Variable);
        int[]? within = cohort.Select(summary.Within, out string? why);
        if (held is null) why = cohort.NoColumn(summary.Variable);
        double[] values = why is null ? [.. within!.Select(row => held![row]).OfType<double>()] : [];
        why ??= values.Length == 0 ? "no patient has a value" : null;
        var moments = SampleSummary.Of(values);
        double?[] quantiles = SampleQuantile.Of(values, [0.25, 0.5, 0.75]);
        Put("median", summary.Median, quantiles[1]);
        Put("mean", summary.Mean, moments.Mean);
        Put("sd", summary.Sd, moments.StandardDeviation);
        Put("lower_quartile", summary.LowerQuartile, quantiles[0]);
        Put("upper_quartile", summary.UpperQuartile, quantiles[2]);
        Put("min", summary.Min, moments.Minimum);
        Put("max", summary.Max, moments.Maximum);

        void Put(string name, Printed? printed, double? value) =>
            numbers.Add($"{summary.Id}.{name}", $"{label}, {name.Replace('_', ' ')}", summary.Place, printed, Computed.Of(value, why ?? "it does not exist for these patients"));
    }
}
