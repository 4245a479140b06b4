using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>What goes together in terms and checks of a Cox model, and how they are written down.</summary>
internal static class ModelCheckRules
{
    /// <summary>Refuses forms of variables that are no covariates, and residuals of the discrete likelihood.</summary>
    /// <exception cref="InputException">OCH023.</exception>
    public static void Refuse(CoxRequest request)
    {
        List<Fault> faults = [.. request.Shape.Faults([.. request.Covariates.Select(covariate => covariate.Name)], "terms")];
        if (request.Settings.Ties == CoxTies.Discrete && request.Checks.AskForResiduals)
        {
            faults.Add(new Fault(
                FaultCode.BadValue, "residuals are not defined for the discrete partial likelihood", "ties", "efron or breslow", "choose another tie method, or leave out residuals, influence and their figure"));
        }

        if (request.Penalty is not null && (!request.Shape.IsPlain || request.Checks.TermTests || request.Checks.AskForResiduals))
        {
            faults.Add(new Fault(
                FaultCode.BadValue, "a penalised model has neither curves, interactions and effects that change with time nor residuals", "penalty", null, "leave out the penalty, or the other options"));
        }

        if (request.CauseSpecific && request.Shape.TimeVarying.Count > 0)
        {
            faults.Add(new Fault(
                FaultCode.BadValue, "effects that change with time are not available for the models of every cause", "cause_specific", null, "leave out one of the two, or analyse one cause at a time"));
        }

        if (faults.Count > 0) throw new InputException(faults);
    }

    /// <summary>Writes the choices down.</summary>
    public static void Describe(CoxRequest request, Design design, IDictionary<string, object?> sheet)
    {
        string transform = request.Checks.Transform switch
        {
            TimeTransform.Rank => "rank of time",
            TimeTransform.Identity => "time untransformed",
            TimeTransform.Log => "logarithm of time",
            _ => "Kaplan-Meier transform of time",
        };
        if (request.ProportionalHazards) sheet["zph"] = $"score test, {transform}, one test a covariate";
        if (request.Checks.SchoenfeldCurves) sheet["schoenfeld"] = $"scaled residuals, {transform}, natural spline with 4 degrees of freedom";
        if (request.Checks.Influence) sheet["influence"] = "dfbetas, one step from the estimate; the five largest a coefficient";
        if (request.Shape.Splines.Count > 0) sheet["splines"] = string.Join("; ", request.Shape.Splines.Select(spline => $"{spline.Variable} (restricted cubic, knots {Knots(design, spline)})"));
        if (request.Shape.Polynomials.Count > 0) sheet["polynomials"] = string.Join("; ", request.Shape.Polynomials.Select(term => FormattableString.Invariant($"{term.Variable} (degree {term.Degree})")));
        if (request.Shape.Interactions.Count > 0) sheet["interactions"] = string.Join(", ", request.Shape.Interactions.Select(term => term.Name));
        if (request.Shape.TimeVarying.Count > 0) sheet["time_varying"] = string.Join("; ", request.Shape.TimeVarying.Select(Change));
    }

    private static string Knots(Design design, SplineTerm spline) =>
        Numbers(design.Terms.First(term => term.Variable.Name == spline.Variable && term.Curve is not null).Curve!.Knots);

    private static string Change(TimeVaryingTerm term) => term.Cuts is null ? $"{term.Variable} (logarithm of time)" : $"{term.Variable} (steps at {Numbers(term.Cuts)})";

    private static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(number => number.ToString("0.######", CultureInfo.InvariantCulture)));
}
