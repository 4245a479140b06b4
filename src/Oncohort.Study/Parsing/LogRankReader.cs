using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>logrank</c>.</summary>
internal static class LogRankReader
{
    public static Planned? Read(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        Variable? by = block.Variable("by", required: true);
        IReadOnlyList<Variable> strata = block.Variables("strata") ?? [];
        double? rho = block.Keys.Number("rho", exponent => Math.Abs(exponent) <= 100, "a number, such as 1");
        double? gamma = block.Keys.Number("gamma", exponent => Math.Abs(exponent) <= 100, "a number, such as 1");
        LogRankTestKind kind = block.Keys.Choice("test", Choices.LogRankTests, Standard(block, rho ?? gamma));
        if (kind != LogRankTestKind.FlemingHarrington && (rho ?? gamma) is not null)
            block.Fault(FaultCode.BadValue, "'rho' and 'gamma' belong to the test 'fleming-harrington'", "test", "'test: fleming-harrington', or no 'rho' and 'gamma'");
        IReadOnlyList<FlemingHarringtonWeight>? combo = Combo(block, kind);
        PAdjustment? pairwise = block.Keys.Has("pairwise") ? block.Keys.Choice("pairwise", Choices.PAdjustments, PAdjustment.None) : null;
        bool trend = block.Keys.Truth("trend") ?? false;
        PermutationOptions? permutation = Permutation(block);
        if (combo is not null && (pairwise is not null || trend || permutation is not null))
            block.Fault(FaultCode.BadValue, "'pairwise', 'trend' and 'permutations' are not defined for the test 'maxcombo'", "test", "a test with one weight, such as 'test: logrank'");
        EstimationSettings settings = SettingsSection.Level(block.Keys, block.Names.Settings);
        if (endpoint is null || by is null) return null;
        var request = new LogRankRequest
        {
            Endpoint = endpoint.Endpoint,
            Group = by,
            Strata = strata,
            Test = new LogRankOptions { Weight = kind.Weight(), Rho = rho ?? 0, Gamma = gamma ?? 0 },
            MaxCombo = combo,
            Permutation = permutation,
            Pairwise = pairwise,
            Trend = trend,
            Settings = settings,
        };
        return new Planned(request, endpoint.Label + SurvivalReaders.By(by));
    }

    private static LogRankTestKind Standard(AnalysisBlock block, double? exponent) =>
        block.Keys.Has("combo") ? LogRankTestKind.MaxCombo : exponent is null ? LogRankTestKind.LogRank : LogRankTestKind.FlemingHarrington;

    private static IReadOnlyList<FlemingHarringtonWeight>? Combo(AnalysisBlock block, LogRankTestKind kind)
    {
        IReadOnlyList<string>? texts = block.Keys.Texts("combo");
        if (kind != LogRankTestKind.MaxCombo)
        {
            if (texts is not null) block.Fault(FaultCode.BadValue, "'combo' belongs to the test 'maxcombo'", "combo", "'test: maxcombo', or no 'combo'");
            return null;
        }

        if (texts is null) return MaxCombo.StandardWeights;
        if (ComboWeights.TryParse(texts, out IReadOnlyList<FlemingHarringtonWeight> weights)) return weights;
        block.Fault(FaultCode.BadValue, "'combo' names no weights", "combo", ComboWeights.Expected, "write 'combo: [\"0,0\", \"0,1\"]'");
        return MaxCombo.StandardWeights;
    }

    private static PermutationOptions? Permutation(AnalysisBlock block)
    {
        double? permutations = block.Keys.Number("permutations", count => count is >= 1 and <= 100_000_000 && count == Math.Floor(count), "a whole number from 1 to 100000000");
        double? seed = block.Keys.Number("seed", value => value == Math.Floor(value) && Math.Abs(value) <= 1e15, "a whole number");
        if (seed is not null && !block.Keys.Has("permutations")) block.Fault(FaultCode.BadValue, "'seed' belongs to 'permutations'", "seed", "'permutations: 10000'");
        return permutations is { } count ? new PermutationOptions { Permutations = (int)count, Seed = (long)(seed ?? 1) } : null;
    }
}
