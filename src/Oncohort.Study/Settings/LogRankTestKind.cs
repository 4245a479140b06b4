using Oncohort.Survival;

namespace Oncohort.Study.Settings;

/// <summary>A test of groups by name: one weight of event times, or the largest of several.</summary>
public enum LogRankTestKind
{
    /// <summary>The log-rank test.</summary>
    LogRank,
    /// <summary>Gehan's test.</summary>
    Gehan,
    /// <summary>The Tarone-Ware test.</summary>
    TaroneWare,
    /// <summary>The Peto-Peto test.</summary>
    PetoPeto,
    /// <summary>A Fleming-Harrington test.</summary>
    FlemingHarrington,
    /// <summary>The largest of several Fleming-Harrington tests.</summary>
    MaxCombo,
}

/// <summary>What a named test weights event times by.</summary>
public static class LogRankTestKinds
{
    /// <summary>The weight of a test; the log-rank test's for MaxCombo, whose observed and expected events are not weighted.</summary>
    public static LogRankWeight Weight(this LogRankTestKind kind) => kind switch
    {
        LogRankTestKind.Gehan => LogRankWeight.Gehan,
        LogRankTestKind.TaroneWare => LogRankWeight.TaroneWare,
        LogRankTestKind.PetoPeto => LogRankWeight.PetoPeto,
        LogRankTestKind.FlemingHarrington => LogRankWeight.FlemingHarrington,
        _ => LogRankWeight.LogRank,
    };

    /// <summary>The test that has a weight.</summary>
    public static LogRankTestKind Of(LogRankWeight weight) => Enum.GetValues<LogRankTestKind>().First(kind => kind.Weight() == weight);

    /// <summary>The weight of an event time in symbols: n at risk, S the pooled Kaplan-Meier estimate.</summary>
    public static string Formula(LogRankOptions options) => options.Weight switch
    {
        LogRankWeight.Gehan => "n at risk",
        LogRankWeight.TaroneWare => "square root of n at risk",
        LogRankWeight.PetoPeto => "product of 1 - d / (n + 1)",
        LogRankWeight.FlemingHarrington => FormattableString.Invariant($"S(t-)^{options.Rho} (1 - S(t-))^{options.Gamma}"),
        _ => "1",
    };
}
