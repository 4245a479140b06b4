using Oncohort.Study.Results;

namespace Oncohort.Reporting.Formatting;

/// <summary>Names of log-rank type tests for people.</summary>
internal sealed class TestNames(Edition edition) : Written(edition)
{
    public string Of(LogRankResult result)
    {
        string key = Settings.Text(result, "test") ?? "logrank";
        string name = key switch
        {
            "logrank" => "Log-rank",
            "gehan" => "Gehan\u2013Breslow",
            "tarone-ware" => "Tarone\u2013Ware",
            "peto-peto" => "Peto\u2013Peto",
            "fleming-harrington" => "Fleming\u2013Harrington",
            "maxcombo" => "MaxCombo",
            _ => key,
        };
        return Settings.Text(result, "strata") is null ? name : Say($"Stratified {char.ToLowerInvariant(name[0]) + name[1..]}");
    }
}
