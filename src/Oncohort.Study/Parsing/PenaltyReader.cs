using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the penalty of a Cox model: <c>firth</c>, or <c>penalty</c> with <c>alpha</c>, <c>lambda</c>, <c>folds</c> and <c>seed</c>.</summary>
internal static class PenaltyReader
{
    private static readonly string[] Details = ["alpha", "lambda", "folds", "seed"];

    public static CoxPenalty? Read(AnalysisBlock block, CoxTies ties, bool robust, bool clustered, bool proportionalHazards)
    {
        bool firth = block.Keys.Truth("firth") ?? false;
        ShrinkagePenalty? shrinkage = Shrinkage(block);
        if (firth && shrinkage is not null) block.Fault(FaultCode.BadValue, "'firth' stands beside 'penalty'", "firth", "one of them");
        if (shrinkage is not null)
        {
            Add(block, "penalty", ShrinkageCoxAnalysis.Refusal(ties, robust, proportionalHazards, block.Keys.WhereOf("penalty")));
            if (!block.Keys.Has("covariates")) block.Fault(FaultCode.BadValue, "'penalty' stands without 'covariates'", "penalty", "one model, 'covariates: [age, stage]'");
            return shrinkage;
        }

        if (!firth) return null;
        Add(block, "firth", FirthCoxAnalysis.Refusal(ties, robust, clustered, proportionalHazards, block.Keys.WhereOf("firth")));
        return new FirthPenalty();
    }

    private static void Add(AnalysisBlock block, string key, Fault? refusal)
    {
        if (refusal is not null) block.Fault(refusal.Code, refusal.What, key, refusal.Expected, refusal.Fix);
    }

    private static ShrinkagePenalty? Shrinkage(AnalysisBlock block)
    {
        double? alpha = block.Keys.Number("alpha", value => value is >= 0 and <= 1, "a number between 0 and 1");
        double? folds = block.Keys.Number("folds", value => value is >= 2 and <= 1000 && value == Math.Floor(value), "a whole number from 2 to 1000");
        double? seed = block.Keys.Number("seed", value => value is >= 0 and <= 9007199254740992 && value == Math.Floor(value), "a whole number between 0 and 2^53");
        (PenaltyChoice choice, double? lambda) = Lambda(block);
        if (!block.Keys.Has("penalty"))
        {
            foreach (string key in Details.Where(block.Keys.Has)) block.Fault(FaultCode.BadValue, $"'{key}' belongs to 'penalty'", key, "'penalty: lasso'");
            return null;
        }

        PenaltyKind kind = block.Keys.Choice("penalty", Choices.Penalties, PenaltyKind.Lasso);
        if (alpha is not null && kind != PenaltyKind.ElasticNet) block.Fault(FaultCode.BadValue, "'alpha' belongs to 'penalty: elastic-net'", "alpha");
        return new ShrinkagePenalty
        {
            Kind = kind,
            Alpha = alpha ?? ShrinkagePenalty.UsualAlpha,
            Choice = choice,
            Lambda = lambda,
            Folds = (int?)folds,
            Seed = (long)(seed ?? block.Names.Seed),
        };
    }

    private static (PenaltyChoice Choice, double? Lambda) Lambda(AnalysisBlock block)
    {
        if (block.Keys.Text("lambda") is not { } text) return (PenaltyChoice.Minimum, null);
        if (PenaltyChoices.TryParse(text, out PenaltyChoice choice, out double? lambda)) return (choice, lambda);
        block.Fault(FaultCode.BadValue, $"'{text}' is not a value of 'lambda'", "lambda", PenaltyChoices.Expected);
        return (PenaltyChoice.Minimum, null);
    }
}
