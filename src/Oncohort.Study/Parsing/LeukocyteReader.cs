using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the block <c>leukocytes</c> of a toxicity analysis: counts, and the limits between grades.</summary>
internal static class LeukocyteReader
{
    private const int LimitCount = 4;
    private const string LimitsExpected = "four falling counts in 10^9/L, the lowest of grades 0, 1, 2 and 3, such as [4, 3, 2, 1]";

    public static LeukocyteCounts? Read(AnalysisBlock block, ToxicityScale? scale)
    {
        if (block.Keys.Block("leukocytes") is not { } keys) return null;
        IReadOnlyList<(string Text, string Where)> counts = keys.PlacedTexts("counts", required: true) ?? [];
        foreach ((string column, string place) in counts) block.Use(column, "counts", place);
        string term = keys.Text("term") ?? "Leukopenia";
        double? normal = keys.Number("lower_limit", limit => limit is > 0 and < 100, "the laboratory's lower limit of normal in 10^9/L, such as 4.0");
        IReadOnlyList<double>? limits = keys.Numbers("limits", limit => limit > 0, LimitsExpected);
        keys.Close();
        if (scale is null || counts.Count == 0) return null;
        if (limits is null && normal is null)
        {
            block.Fault(FaultCode.MissingKey, "the limits between the grades are missing", "leukocytes", "'lower_limit' (with ctcae-v4 or ctcae-v5) or 'limits'");
            return null;
        }

        return Limits(block, scale, normal, limits) is { } between ? new LeukocyteCounts(term, [.. counts.Select(count => count.Text)], between) : null;
    }

    private static LeukocyteLimits? Limits(AnalysisBlock block, ToxicityScale scale, double? normal, IReadOnlyList<double>? limits)
    {
        try
        {
            if (limits is { Count: LimitCount }) return LeukocyteLimits.Configured(scale, limits[0], limits[1], limits[2], limits[3]);
            if (limits is null && LeukocyteLimits.Of(scale, normal!.Value) is { } filed) return filed;
            if (limits is null) block.Fault(FaultCode.MissingKey, $"the limits of {scale.FullName} are not on file", "leukocytes", LimitsExpected, "add 'limits' with their source in mind");
            else block.Fault(FaultCode.BadValue, "'limits' are not four", "leukocytes", LimitsExpected);
        }
        catch (ArgumentOutOfRangeException)
        {
            block.Fault(FaultCode.BadValue, limits is null ? "'lower_limit' is not above 3.0" : "'limits' do not fall", "leukocytes", LimitsExpected);
        }

        return null;
    }
}
