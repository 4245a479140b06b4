using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>Restricted means in sentences.</summary>
internal static class MeanSentences
{
    public static IEnumerable<string> Of(RestrictedMeanResult means, Phrasebook book)
    {
        var say = Quantities.Of(book, means);
        string? unit = means.Endpoint?.Unit;
        IEnumerable<string> groups = means.Groups.Select(group => means.Groups.Count > 1
            ? book.Say("of_group", ("group", group.Group), ("value", Mean(group.Rmst, group.Lower, group.Upper)))
            : Mean(group.Rmst, group.Lower, group.Upper));
        yield return book.Say("rmst", ("tau", say.At(means.Tau, unit)), ("endpoint", ResultSentences.Endpoint(means, book)), ("list", book.List(groups)));
        foreach (RestrictedMeanDifference difference in means.Differences)
        {
            yield return book.Say("rmst.difference",
                ("group", difference.Group), ("reference", difference.Reference), ("difference", Mean(difference.Difference, difference.Lower, difference.Upper)), ("p", say.P(difference.P)));
        }

        string Mean(double? mean, double? lower, double? upper) => mean is null ? book.Say("not_estimable") : say.Time(new Interval(mean, lower, upper), unit);
    }
}
