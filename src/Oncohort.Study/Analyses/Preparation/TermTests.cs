using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>
/// Wald tests of whole terms, as an analysis of variance has them: each covariate with the interactions that it is part of, the interactions alone, the
/// bends of its curve, the change of its effect with time; each interaction; and all together.
/// </summary>
/// <remarks>Harrell, <i>Regression Modeling Strategies</i>, 2nd edition (2015), section 2.3.</remarks>
internal static class TermTests
{
    private const string Total = "TOTAL";

    public static IReadOnlyList<TermTestResult> Of(ModelRows model, CoxFit fit, WarningList warnings)
    {
        Design design = model.Design;
        List<TermTestResult> tests = [];
        void Add(string term, string kind, Predicate<DesignTerm> holds)
        {
            int[] columns = [.. Enumerable.Range(0, design.Terms.Count).Where(j => holds(design.Terms[j]))];
            if (columns.Length > 0) tests.Add(new TermTestResult(term, kind, ResultNumbers.Of(fit.WaldTest(columns))));
        }

        foreach ((Variable variable, int first, int count) in design.Covariates)
        {
            if (count == 0) continue;
            bool product = design.Terms[first].Factors is not null;
            string name = variable.Name;
            bool Concerns(DesignTerm term) => term.Variable.Name == name || (!product && Holds(term, name));
            Add(name, "overall", Concerns);
            if (!product) Add(name, "interaction", term => term.Factors is not null && Holds(term, name));
            Add(name, "nonlinear", term => Concerns(term) && Bends(term, product ? null : name));
            foreach ((TimeVaryingTerm term, IReadOnlyList<int[]> parts) in model.Changes.Where(change => change.Term.Variable == name))
                tests.Add(new TermTestResult(name, "time_varying", ResultNumbers.Of(fit.WaldTest(Changes(term, parts, fit.Terms.Count)))));
        }

        Add(Total, "nonlinear", term => term.IsNonlinear);
        Add(Total, "interaction", term => term.Factors is not null);
        if (tests.Exists(test => test is { Term: Total, Kind: "interaction" }) && tests.Exists(test => test is { Term: Total, Kind: "nonlinear" }))
            Add(Total, "nonlinear_interaction", term => term.IsNonlinear || term.Factors is not null);
        Add(Total, "overall", _ => true);
        foreach (TermTestResult test in tests.Where(test => test.Test.P is null))
            warnings.Add(Warn.Of(Cohort.Faults.FaultCode.NotEstimable, $"the {test.Kind} test of {test.Term} is not estimable"));
        return tests;
    }

    private static bool Holds(DesignTerm term, string variable) => term.Factors is { } product && (product.First.Variable.Name == variable || product.Second.Variable.Name == variable);

    /// <summary>Whether the column bends the effect of one variable (of either when none is named).</summary>
    private static bool Bends(DesignTerm term, string? variable)
    {
        if (term.Factors is not { } product) return term.IsNonlinear;
        return new[] { product.First, product.Second }.Any(factor => factor.IsNonlinear && (variable is null || factor.Variable.Name == variable));
    }

    /// <summary>The coefficients of log time, or the differences of successive steps.</summary>
    private static List<double[]> Changes(TimeVaryingTerm term, IReadOnlyList<int[]> parts, int columns)
    {
        List<double[]> contrasts = [];
        foreach (int[] part in parts)
        {
            for (int k = 1; k < part.Length; k++)
            {
                double[] contrast = new double[columns];
                contrast[part[k]] = 1;
                if (term.Cuts is not null) contrast[part[k - 1]] = -1;
                contrasts.Add(contrast);
            }
        }

        return contrasts;
    }
}
