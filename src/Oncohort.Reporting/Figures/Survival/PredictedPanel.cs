using System.Globalization;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>The incidences that a subdistribution hazards model predicts, one curve a pattern of covariates.</summary>
internal sealed class PredictedPanel(Edition edition) : Written(edition)
{
    /// <summary>The panel; null when nothing is predicted.</summary>
    public PlotModel? Of(FineGrayResult result)
    {
        PredictedCurve[] curves = [.. result.Predictions.Where(curve => curve.Steps.Count > 0)];
        if (curves.Length == 0) return null;
        return new PlotModel
        {
            Title = Say($"Predicted cumulative incidence: {new FineGrayTables(Edition).CauseName(result, result.Cause)}"),
            Alternative = string.Join(Say(". "), curves.Select(Describe)) + Say("."),
            VerticalTitle = Say("Predicted cumulative incidence (%)"),
            TimeTitle = Say("Time") + Duration.InUnit(result.Endpoint?.Unit),
            Unit = result.Endpoint?.Unit,
            Heading = curves.Length == 1 ? new FineGrayTables(Edition).PatternName(curves[0].Pattern) : null,
            Curves = [.. curves.Select(Curve)],
            Rising = true,
            AtRisk = [],
            Sentences = [],
            StepField = "cif",
            StepPointers =
            [
                .. result.Predictions.Select((curve, i) => (curve, i)).Where(one => one.curve.Steps.Count > 0)
                    .Select(one => string.Create(CultureInfo.InvariantCulture, $"/predictions/{one.i}/steps")),
            ],
        };
    }

    /// <summary>What stands under the figure.</summary>
    public string Caption(FineGrayResult result)
    {
        string patients = string.Join(Say("; "), result.Predictions.Where(curve => curve.Steps.Count > 0).Select(curve => new FineGrayTables(Edition).PatternName(curve.Pattern)));
        return Say($"Cumulative incidence of {EndpointWords.InSentence(new FineGrayTables(Edition).CauseName(result, result.Cause))}, predicted by the subdistribution hazards model for: {patients}. "
            + $"Model: n = {result.N}, events = {Rounded.Count(result.Events)}, competing events = {Rounded.Count(result.Competing)}.");
    }

    /// <summary>How predicted curves are drawn: nobody is at risk on them, and they have no limits.</summary>
    public static SurvivalFigureOptions Options(SurvivalFigureOptions options) =>
        options with { Bands = false, CensoringMarks = false, NumbersAtRisk = false, Tests = false, MedianLines = false };

    private string Describe(PredictedCurve curve) =>
        Say($"{new FineGrayTables(Edition).PatternName(curve.Pattern)}: {Percentage.OfProbability(curve.Steps[^1].Cif)}% at {Duration.Asked(curve.Steps[^1].Time)}");

    private KaplanMeierStratum Curve(PredictedCurve curve) => new()
    {
        Group = new FineGrayTables(Edition).PatternName(curve.Pattern),
        N = 0,
        Events = 0,
        Median = new Interval(null, null, null),
        MedianFollowUp = new Interval(null, null, null),
        At = [],
        Steps = [.. curve.Steps.Select(step => new KaplanMeierStep(step.Time, 0, 0, 0, 1 - step.Cif, null, null, null))],
    };
}
