using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>Kaplan-Meier curves in sentences.</summary>
internal static class CurveSentences
{
    public static IEnumerable<string> Of(KaplanMeierResult curves, Phrasebook book)
    {
        var say = Quantities.Of(book, curves);
        string? unit = curves.Endpoint?.Unit;
        yield return book.Say("km",
            ("endpoint", Capital(ResultSentences.Endpoint(curves, book))), ("n", book.Edition.Rounded.Count(curves.N)), ("events", book.Edition.Rounded.Count(curves.Events)), ("followup", say.Time(curves.MedianFollowUp, unit)));
        foreach (string sentence in curves.Strata.Count > 1 ? Groups(curves, say, unit, book) : One(curves, say, unit, book)) yield return sentence;
        if (curves.LogRank is { } test) yield return book.Say("logrank.within", ("test", book.Edition.TestNames.Of(test)), ("result", TestSentences.Result(test, say, book)));
        if (curves.HazardRatio is { Hr: not null, Level: { } level, Reference: { } reference } ratio)
            yield return book.Say("km.hr", ("level", level), ("reference", reference), ("hr", say.Ratio(ratio.Hr, ratio.Lower, ratio.Upper)), ("p", say.P(ratio.P)));
        foreach (MilestoneResult milestone in curves.Milestones?.Where(each => each.Difference is not null) ?? [])
        {
            yield return book.Say("milestone",
                ("time", say.At(milestone.Time, unit)), ("group", milestone.Group), ("reference", milestone.Reference),
                ("difference", book.Edition.Rounded.Fixed(milestone.Difference!.Value * 100, 1)), ("p", say.P(milestone.P)));
        }

        foreach (ConditionalSurvivalResult given in curves.Conditional?.Where(each => each.Survival is not null) ?? [])
        {
            yield return book.Say("conditional",
                ("given", say.At(given.Given, unit)), ("time", say.At(given.Time, unit)), ("value", say.Percent(given.Survival, given.Lower, given.Upper)), ("group", given.Group));
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static IEnumerable<string> One(KaplanMeierResult curves, Quantities say, string? unit, Phrasebook book)
    {
        foreach (KaplanMeierStratum curve in curves.Strata)
        {
            yield return book.Say("km.median", ("median", say.Time(curve.Median, unit)));
            if (curve.At.Count > 0)
                yield return book.Say("km.at", ("list", book.List(curve.At.Select(at => book.Say("km.at.time", ("value", say.Percent(at.Survival, at.Lower, at.Upper)), ("time", say.At(at.Time, unit)))))));
        }
    }

    private static IEnumerable<string> Groups(KaplanMeierResult curves, Quantities say, string? unit, Phrasebook book)
    {
        yield return book.Say("km.medians", ("list", book.List(curves.Strata.Select(curve => book.Say("of_groups", ("group", curve.Group), ("value", say.Time(curve.Median, unit)))))));
        for (int i = 0; i < curves.Strata[0].At.Count; i++)
        {
            int index = i;
            IEnumerable<string> groups = curves.Strata.Select(curve => book.Say("of_groups", ("group", curve.Group), ("value", say.Percent(curve.At[index].Survival, curve.At[index].Lower, curve.At[index].Upper))));
            yield return book.Say("km.at.groups", ("time", say.At(curves.Strata[0].At[i].Time, unit)), ("list", book.List(groups)));
        }
    }
}
