using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Made;

/// <summary>A made subdistribution hazards model: invented numbers of a likely size.</summary>
internal static class MadeFineGray
{
    public static FineGrayResult Model()
    {
        CoxTermResult[] terms =
        [
            MadeModels.Numeric("age", "Age (years)", 1.02, 0.99, 1.05, 0.21), MadeModels.Factor("stage", "Stage", "III", "II", 1.84, 1.2, 2.82, 0.005), MadeModels.Separated("stage", "Stage", "IV", "II"),
        ];
        CoxResult cox = MadeModels.Model(terms);
        CauseModelResult Cause(string name, double events, double factor) => new(
            name, events, true, cox.Loglik, [.. terms.Select(term => term with { Hr = term.Hr * factor, Lower = term.Lower * factor, Upper = term.Upper * factor })], cox.Tests);
        return new FineGrayResult
        {
            Title = "Subdistribution hazards model of distant metastasis",
            Endpoint = new EndpointCaption("dm", "Distant metastasis", "months"),
            N = 421,
            Excluded = [],
            Warnings = [],
            Settings = MadeCurves.Settings,
            Cause = "1",
            Events = 63,
            Competing = 118,
            Iterations = 6,
            Converged = true,
            Loglik = cox.Loglik,
            Terms = terms,
            Tests = cox.Tests,
            Bootstrap = new BootstrapResult(500, 498, 1, [new BootstrapTermResult("age", 0.0161, 0.988, 1.052), new BootstrapTermResult("stage=III", 0.2214, 1.19, 2.85)]),
            Predictions =
            [
                Curve("age=50,stage=II", 0.1), Curve("age=70,stage=III", 0.3),
            ],
            LargestTotal = 1.042,
            CauseSpecific = [Cause("1", 63, 1.1), Cause("2", 118, 0.9)],
        };
    }

    private static PredictedCurve Curve(string pattern, double rise) => new(
        pattern,
        [new PredictedTime(24, rise), new PredictedTime(60, 2 * rise), new PredictedTime(240, null)],
        [.. Enumerable.Range(1, 30).Select(i => new PredictedTime(4 * i, 1 - Math.Exp(-rise * i / 8)))]);
}
