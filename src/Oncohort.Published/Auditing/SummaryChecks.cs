using System.Globalization;

namespace Oncohort.Published.Auditing;

/// <summary>Medians, means and standard deviations against the range of the same numbers.</summary>
internal static class SummaryChecks
{
    public static IEnumerable<AuditFinding> Of(PublishedStudy study, KnownCounts known)
    {
        foreach (PublishedSummary summary in study.Summaries)
        {
            Printed[] ordered = [.. new[] { summary.Min, summary.LowerQuartile, summary.Median, summary.UpperQuartile, summary.Max }.OfType<Printed>()];
            if (ordered.Length > 1) yield return Order(summary.Id, ordered);
            if (summary.Mean is { } mean && (summary.Min ?? summary.Max) is not null) yield return MeanInRange(summary.Id, mean, summary);
            if (summary is { Mean: { } centre, Sd: { } sd, Min: { } min, Max: { } max }) yield return Spread(summary.Id, centre, sd, min, max, known.Of(KnownCounts.Join(summary.Within, Selection.All)));
            if (summary is { Mean: { } average, Sd: { } deviation, Median: { } median }) yield return MeanNearMedian(summary.Id, average, median, deviation);
        }
    }

    private static AuditFinding Order(string id, Printed[] ordered)
    {
        bool ascend = ordered.Zip(ordered.Skip(1)).All(pair => Low(pair.First) <= High(pair.Second));
        return new AuditFinding(id + " range", "range", string.Join(", ", ordered.Select(number => number.Text)), null, Verdict(ascend), "smallest, quartiles and greatest must ascend");
    }

    private static AuditFinding MeanInRange(string id, Printed mean, PublishedSummary summary)
    {
        bool within = (summary.Min is not { } min || High(mean) >= Low(min)) && (summary.Max is not { } max || Low(mean) <= High(max));
        return new AuditFinding(id + " mean", "range", mean.Text, null, Verdict(within), $"a mean lies between {summary.Min?.Text ?? "-"} and {summary.Max?.Text ?? "-"}");
    }

    /// <summary>The variance of numbers between two limits is at most the product of the mean's distances from them (Bhatia and Davis, 2000).</summary>
    private static AuditFinding Spread(string id, Printed mean, Printed sd, Printed min, Printed max, double? patients)
    {
        if (patients is not { } n || n < 2) return new AuditFinding(id + " sd", "spread", sd.Text, null, AuditVerdict.NotCheckable, "the number of patients was not printed");
        double middle = Math.Clamp((Low(min) + High(max)) / 2, Low(mean), High(mean));
        double most = Math.Sqrt(Math.Max(0, (High(max) - middle) * (middle - Low(min))) * n / (n - 1));
        return new AuditFinding(id + " sd", "spread", sd.Text, null, Verdict(Low(sd) <= most),
            string.Create(CultureInfo.InvariantCulture, $"numbers from {min} to {max} with mean {mean} deviate by at most {most:0.##}"));
    }

    /// <summary>A mean and a median are at most one standard deviation apart.</summary>
    private static AuditFinding MeanNearMedian(string id, Printed mean, Printed median, Printed sd)
    {
        double least = Math.Abs(mean.Value - median.Value) - mean.HalfUnit - median.HalfUnit;
        return new AuditFinding(id + " mean and median", "spread", $"{mean}, {median}", null, Verdict(least <= High(sd)), $"at most one standard deviation, {sd}, apart");
    }

    private static double Low(Printed number) => number.Value - number.HalfUnit;

    private static double High(Printed number) => number.Value + number.HalfUnit;

    private static AuditVerdict Verdict(bool agrees) => agrees ? AuditVerdict.Consistent : AuditVerdict.Inconsistent;
}
