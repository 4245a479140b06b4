using Oncohort.Published;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>Patient characteristics, contingency tables and toxicity in sentences.</summary>
internal static class TableSentences
{
    public static IEnumerable<string> Of(Table1Result table, Phrasebook book)
    {
        var say = Quantities.Of(book, table);
        if (table.GroupLabel is not { } group)
        {
            yield return book.Say("table1", ("n", book.Edition.Rounded.Count(table.N)));
            yield break;
        }

        string groups = book.List(table.Groups.Select(one => book.Say("of_groups", ("group", one.Group), ("value", book.Edition.Rounded.Count(one.N)))));
        yield return book.Say("table1.groups", ("n", book.Edition.Rounded.Count(table.N)), ("group", EndpointWords.InSentence(group)), ("list", groups));
        Table1Row[] tested = [.. table.Rows.Where(row => row.P is not null)];
        if (tested.Length > 0)
            yield return book.Say("table1.tests", ("list", book.List(tested.Select(row => book.Say("table1.test", ("label", row.Label), ("p", say.P(row.P)))))));
    }

    public static IEnumerable<string> Of(PublishedResult published, Phrasebook book)
    {
        yield return book.Say("published", ("study", published.StudyTitle), ("equal", Count(ComparisonVerdict.Equal)), ("rounding", Count(ComparisonVerdict.Rounding)), ("differs", Count(ComparisonVerdict.Differs)), ("open", Count(ComparisonVerdict.NotComparable)));
        string Count(ComparisonVerdict verdict) => book.Edition.Rounded.Count(published.Count(verdict));
    }

    public static IEnumerable<string> Of(ChiSquareResult test, Phrasebook book)
    {
        var say = Quantities.Of(book, test);
        yield return book.Say("chisq", ("result", say.Test(test.Pearson)), ("p", say.P(test.Fisher.P)));
    }

    public static IEnumerable<string> Of(ToxicityResult toxicity, Phrasebook book)
    {
        string window = book.Say($"toxicity.{toxicity.Window ?? "any"}");
        yield return book.Say("toxicity", ("window", window), ("scale", $"{toxicity.Scale} {toxicity.ScaleVersion}"), ("n", book.Edition.Rounded.Count(toxicity.N)), ("list", book.List(toxicity.Terms.Select(Term))));
        string Term(ToxicityTerm term)
        {
            IEnumerable<string> grades = term.Grades.Where(grade => grade.N.IsSome).Select(grade => book.Say("toxicity.grade", ("grade", book.Edition.Rounded.Count(grade.Grade)), ("count", Share(grade))));
            if (term.Missing.IsSome) grades = grades.Append(book.Say("toxicity.missing", ("count", book.Edition.Rounded.Count(term.Missing))));
            return book.Say("toxicity.term", ("term", EndpointWords.InSentence(term.Term)), ("grades", string.Join(book.Say("list.comma"), grades)));
        }

        string Share(ToxicityCount grade) => grade.Percent is { } percent
            ? book.Say("count_percent", ("count", book.Edition.Rounded.Count(grade.N)), ("percent", book.Edition.Rounded.Fixed(percent, 1)))
            : book.Edition.Rounded.Count(grade.N);
    }
}
