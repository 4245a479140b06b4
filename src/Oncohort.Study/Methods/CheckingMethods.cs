using Oncohort.Study.Analyses;
using Oncohort.Survival;

namespace Oncohort.Study.Methods;

/// <summary>The methods of curves, interactions, effects that change with time, and model checks.</summary>
internal static class CheckingMethods
{
    public static IEnumerable<string> Of(IReadOnlyList<Variable> covariates, ModelShape shape, ModelChecks checks, bool proportionalHazards)
    {
        string Caption(string name) => covariates.FirstOrDefault(covariate => covariate.Name == name)?.Caption ?? name;
        if (proportionalHazards && checks.Transform != TimeTransform.KaplanMeier) yield return $"The scale of time of the test of proportional hazards was {Scale(checks.Transform)}.";
        if (shape.Splines.Count > 0)
            yield return $"These covariates entered as restricted cubic splines ({Reference.Splines}): {List(shape.Splines.Select(term => $"{Caption(term.Variable)}, {Knots(term)}"))}.";
        if (shape.Polynomials.Count > 0)
            yield return $"These covariates entered as polynomials: {List(shape.Polynomials.Select(term => FormattableString.Invariant($"{Caption(term.Variable)}, degree {term.Degree}")))}.";
        if (shape.Interactions.Count > 0) yield return $"These interactions were in the model: {List(shape.Interactions.Select(term => $"{Caption(term.First)} by {Caption(term.Second)}"))}.";
        if (shape.TimeVarying.Count > 0)
            yield return $"These effects were allowed to change with time: {List(shape.TimeVarying.Select(term => $"{Caption(term.Variable)}, {Change(term)}"))}; the exact partial likelihood was computed on rows split in time.";
        if (!shape.IsPlain || checks.TermTests) yield return "Whole terms were tested by Wald tests.";
        if (checks.SchoenfeldCurves) yield return $"Scaled Schoenfeld residuals are shown with a natural spline smooth ({Reference.ProportionalHazards}).";
        if (checks.Influence) yield return $"Influence was measured by approximate changes of the coefficients in standard errors (dfbetas) and by likelihood displacement ({Reference.Influence}).";
    }

    private static string Knots(SplineTerm term) => term.Knots is null
        ? FormattableString.Invariant($"{term.Count} knots at quantiles")
        : $"knots at {Numbers(term.Knots)}";

    private static string Change(TimeVaryingTerm term) => term.Cuts is null ? "linearly in the logarithm of time" : $"in steps at {Numbers(term.Cuts)}";

    private static string Scale(TimeTransform transform) => transform switch
    {
        TimeTransform.Rank => "the rank of time",
        TimeTransform.Log => "the logarithm of time",
        _ => "time itself",
    };

    private static string List(IEnumerable<string> items) => string.Join("; ", items);

    private static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(number => FormattableString.Invariant($"{number}")));
}
