using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Carries the coefficients of a Cox model into results and says why one does not exist.</summary>
internal static class CoxTerms
{
    /// <summary>The results of all columns, and of the covariates that have none because every row has the same level; without <paramref name="inference"/> there are no intervals and tests to be missed.</summary>
    public static CoxTermResult[] Of(Design design, IReadOnlyList<CoxTerm> estimates, WarningList warnings, bool inference = true)
    {
        List<CoxTermResult> terms = [];
        foreach ((Variable variable, int first, int count) in design.Covariates)
        {
            if (count == 0) terms.Add(Constant(variable, warnings));
            for (int column = first; column < first + count; column++) terms.Add(Term(design.Terms[column], estimates[column], warnings, inference) with { Time = design.Terms[column].Time, Curved = design.Terms[column].IsPartOfCurve, Indicator = design.Terms[column].IsIndicator });
        }

        return [.. terms];
    }

    private static CoxTermResult Constant(Variable variable, WarningList warnings)
    {
        warnings.Add(Warn.Of(FaultCode.ConstantCovariate, $"{variable.Name} has the same value in every row analysed; it has no coefficient"));
        return Empty(variable.Name, variable, null, null, "collinear");
    }

    private static CoxTermResult Term(DesignTerm column, CoxTerm term, WarningList warnings, bool inference)
    {
        string status = Status(term.Status);
        if (term.Status != EstimateStatus.Estimated)
        {
            warnings.Add(Why(column, term.Status));
            return Empty(column.Name, column.Variable, column.Level, column.Reference, status);
        }

        Interval ratio = ResultNumbers.Of(term.HazardRatio);
        if (inference && (ratio.Estimate is null || ratio.Lower is null || ratio.Upper is null || term.Z is null))
            warnings.Add(Warn.Of(FaultCode.NotEstimable, $"the interval or test of {column.Name} is not estimable"));
        return Empty(column.Name, column.Variable, column.Level, column.Reference, status) with
        {
            Coef = ResultNumbers.OrNull(term.Coefficient),
            Hr = ratio.Estimate,
            Se = ResultNumbers.OrNull(term.StandardError),
            RobustSe = ResultNumbers.OrNull(term.RobustStandardError),
            Z = ResultNumbers.OrNull(term.Z),
            P = ResultNumbers.OrNull(term.P),
            Lower = ratio.Lower,
            Upper = ratio.Upper,
        };
    }

    private static Warning Why(DesignTerm column, EstimateStatus status) => status switch
    {
        EstimateStatus.Separated => Warn.Of(FaultCode.Separated, $"the coefficient of {column.Name} runs to infinity (separation); it has no estimate, the likelihood-ratio and score tests hold"),
        EstimateStatus.Collinear when Array.TrueForAll(column.Values, value => value == column.Values[0]) =>
            Warn.Of(FaultCode.ConstantCovariate, $"{column.Name} has the same value in every row analysed; it has no coefficient"),
        EstimateStatus.Collinear => Warn.Of(FaultCode.CollinearCovariate, $"{column.Name} is a linear combination of the covariates before it, or does not vary where events occur; it has no coefficient"),
        EstimateStatus.DidNotConverge => Warn.Of(FaultCode.DidNotConverge, $"the iteration stopped before {column.Name} had converged"),
        _ => Warn.Of(FaultCode.NotEstimable, $"{column.Name} cannot be estimated from these data"),
    };

    private static string Status(EstimateStatus status) => status switch
    {
        EstimateStatus.Estimated => "estimated",
        EstimateStatus.Separated => "separated",
        EstimateStatus.Collinear => "collinear",
        EstimateStatus.DidNotConverge => "did_not_converge",
        _ => "not_estimable",
    };

    private static CoxTermResult Empty(string name, Variable variable, string? level, string? reference, string status) => new()
    {
        Term = name,
        Variable = variable.Name,
        Level = level,
        Reference = reference,
        Label = variable.Label,
        Status = status,
    };
}
