using System.Globalization;

namespace Oncohort.Published.Reconstruction;

/// <summary>What the times refer to: the variables, endpoints and summaries that a study must describe for patients to have dates.</summary>
internal sealed class Roles
{
    /// <summary>Days in a month: a twelfth of 365.25.</summary>
    public const double DaysPerMonth = 30.4375;

    public Roles(PublishedStudy study, VariableCatalog catalog)
    {
        List<string> missing = [];
        foreach (string id in (string[])["death", "lost", "metastasis"])
        {
            if (catalog.IndexOf(id) < 0) missing.Add($"variable '{id}' with levels 'yes' and 'no'");
        }

        Survival = study.Endpoints.FirstOrDefault(endpoint => endpoint.Event.Levels.ContainsKey("death"))!;
        Metastasis = study.Endpoints.FirstOrDefault(endpoint => endpoint.Event.Levels.Count == 1 && endpoint.Event.Levels.ContainsKey("metastasis"))!;
        FollowUp = study.Summaries.FirstOrDefault(summary => summary.Variable == "follow_up" && summary is { Median: not null, Min: not null, Max: not null })!;
        Remission = study.Summaries.FirstOrDefault(summary => summary.Variable == "remission" && summary is { Median: not null, Min: not null, Max: not null })!;
        if (Survival is null) missing.Add("an endpoint whose event is death");
        if (Metastasis is null) missing.Add("an endpoint whose event is metastasis");
        if (FollowUp is null) missing.Add("a summary of 'follow_up' with median, min and max");
        if (Remission is null) missing.Add("a summary of 'remission' with median, min and max");
        if (missing.Count > 0) throw new ReconstructionException(ReconstructionFailure.NotDescribed, missing);
        SurvivalCurves = [.. study.Curves.Where(curve => curve.Endpoint == Survival!.Id && curve.Quantity == CurveQuantity.Survival)];
        MetastasisCounts = study.Curves.Where(curve => curve.Within.Levels.ContainsKey("metastasis") && study.Endpoints.Any(endpoint => endpoint.Id == curve.Endpoint && endpoint is { Origin: "rt_end", Event.Levels.Count: 1 } && endpoint.Event.Levels.ContainsKey("metastasis"))).SelectMany(curve => curve.Points)
            .Where(point => point.N is not null).OrderBy(point => point.Time.Value)
            .Select(point => (Day: (int)Math.Floor(point.Time.Value * DaysPerMonth), N: (int)point.N!.Value)).ToArray();
    }

    public PublishedEndpoint Survival { get; } = null!;

    public PublishedEndpoint Metastasis { get; } = null!;

    public PublishedSummary FollowUp { get; } = null!;

    public PublishedSummary Remission { get; } = null!;

    /// <summary>Survival of groups at fixed times.</summary>
    public IReadOnlyList<PublishedCurve> SurvivalCurves { get; }

    /// <summary>How many metastases had come by a day after radiotherapy.</summary>
    public IReadOnlyList<(int Day, int N)> MetastasisCounts { get; }

    /// <summary>Whole days nearest to months.</summary>
    public static int Days(Printed months) => (int)Math.Round(months.Value * DaysPerMonth);

    /// <summary>Months of whole days, as written in a file.</summary>
    public static string Months(int days) => (days / DaysPerMonth).ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>The deaths that the last survival figure of a group asks for at least, without censoring before it.</summary>
    public static int LeastDeaths(PublishedCurve curve, int patients) =>
        (int)Math.Round(patients * (1 - (curve.Points.Where(point => point.Percent is not null).MaxBy(point => point.Time.Value)!.Percent!.Value / 100)));
}
