using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>Log-rank type tests in sentences.</summary>
internal static class TestSentences
{
    public static IEnumerable<string> Of(LogRankResult test, Phrasebook book)
    {
        var say = Quantities.Of(book, test);
        yield return book.Say("logrank",
            ("test", book.Edition.TestNames.Of(test)), ("n", book.Edition.Rounded.Count(test.N)), ("events", book.Edition.Rounded.Count(test.Events)),
            ("endpoint", ResultSentences.Endpoint(test, book)), ("result", Result(test, say, book)));
        if (test.Pairwise is { Count: > 0 } pairs)
            yield return book.Say("logrank.pairs", ("list", book.List(pairs.Select(pair => book.Say("logrank.pair", ("a", pair.A), ("b", pair.B), ("p", say.P(pair.PAdjusted ?? pair.P)))))));
        if (test.Trend is { } trend) yield return book.Say("logrank.trend", ("result", say.Test(trend)));
    }

    /// <summary>The statistic with its p-value.</summary>
    public static string Result(LogRankResult test, Quantities say, Phrasebook book) => test.MaxCombo is { MaxZ: { } largest } combined
        ? book.Say("maxcombo", ("z", book.Edition.Rounded.Fixed(Math.Abs(largest), 2)), ("p", say.P(combined.P)))
        : say.Test(test.Chi2, test.Df, test.P);
}
