using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the penalty of a Cox model.</summary>
internal static class PenaltyReader
{
    public static CoxPenalty? Read(AnalysisBlock block, CoxTies ties, bool robust, bool clustered, bool proportionalHazards)
    {
        if (block.Keys.Truth("firth") != true) return null;
        if (FirthCoxAnalysis.Refusal(ties, robust, clustered, proportionalHazards, block.Keys.WhereOf("firth")) is { } refusal)
            block.Fault(refusal.Code, refusal.What, "firth", refusal.Expected, refusal.Fix);
        return new FirthPenalty();
    }
}
