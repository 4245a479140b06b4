namespace Oncohort.Published;

/// <summary>A time to event that the study reports on.</summary>
/// <param name="Id">Its name, and the prefix of its columns in a cohort.</param>
/// <param name="Label">Its name in print.</param>
/// <param name="Origin">The moment that its time counts from: <c>rt_start</c>, <c>rt_end</c>, <c>diagnosis</c>, or another name that the study defines.</param>
/// <param name="Event">The patients who have the event.</param>
/// <param name="Competing">The patients who have an event that prevents it, when the paper says so; empty otherwise.</param>
/// <param name="Within">The patients observed for it.</param>
/// <param name="Unit">The unit of its times, such as <c>months</c>.</param>
public sealed record PublishedEndpoint(string Id, string Label, string Origin, Selection Event, Selection? Competing, Selection Within, string Unit)
{
    /// <summary>The variable that is the length of follow-up from the same origin and in the same unit; null when none was printed.</summary>
    public string? FollowUp { get; init; }
}

/// <summary>What was printed of a group's curve, or of its crude proportion, at fixed times.</summary>
/// <param name="Id">Its name in findings.</param>
/// <param name="Label">What the paper calls the figures, such as <c>five-year distant metastasis rate</c>.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Within">The group.</param>
/// <param name="Quantity">Whether the percentages are of patients without the event or with it.</param>
/// <param name="Estimator">How the paper says they were estimated: <c>kaplan-meier</c>, <c>cumulative-incidence</c>, <c>crude</c>, or <c>not stated</c>.</param>
/// <param name="Points">The figures by time.</param>
/// <param name="Place">Where in the paper.</param>
public sealed record PublishedCurve(
    string Id, string Label, string Endpoint, Selection Within, CurveQuantity Quantity, string Estimator, IReadOnlyList<PublishedPoint> Points, string? Place);

/// <summary>The figures at one time.</summary>
/// <param name="Time">The time, in the endpoint's unit.</param>
/// <param name="Percent">The percentage; null when only the count was printed.</param>
/// <param name="N">How many had the event by then, or were without it; null when not printed.</param>
/// <param name="AtRisk">How many were at risk; null when not printed.</param>
/// <param name="Lower">Lower limit of the percentage; null when not printed.</param>
/// <param name="Upper">Upper limit of the percentage; null when not printed.</param>
public sealed record PublishedPoint(Printed Time, Printed? Percent, Printed? N, Printed? AtRisk, Printed? Lower, Printed? Upper);

/// <summary>Which patients a percentage counts.</summary>
public enum CurveQuantity
{
    /// <summary>Those without the event.</summary>
    Survival,

    /// <summary>Those with the event.</summary>
    Incidence,
}

/// <summary>A test between groups.</summary>
/// <param name="Id">Its name in findings.</param>
/// <param name="Endpoint">The endpoint compared; null for a test that concerns none.</param>
/// <param name="Groups">The groups, at least two.</param>
/// <param name="Test">Method, statistic, degrees of freedom and p.</param>
/// <param name="Place">Where in the paper.</param>
public sealed record PublishedTest(string Id, string? Endpoint, IReadOnlyList<PublishedGroup> Groups, PrintedTest Test, string? Place);

/// <summary>A group of patients in a test.</summary>
/// <param name="Label">Its name in print.</param>
/// <param name="Where">Who belongs to it.</param>
public sealed record PublishedGroup(string Label, Selection Where);
