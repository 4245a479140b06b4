using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>Regression models in sentences.</summary>
internal static class ModelSentences
{
    private const string Global = "GLOBAL";

    public static IEnumerable<string> Of(CoxResult model, Phrasebook book)
    {
        var say = Quantities.Of(book, model);
        (string, string)[] counts = [("endpoint", ResultSentences.Endpoint(model, book)), ("n", book.Edition.Rounded.Count(model.N)), ("events", book.Edition.Rounded.Count(model.Events))];
        if (model.Shrinkage is not null)
        {
            yield return book.Say("cox.penalised", counts);
            yield break;
        }

        yield return book.Say("cox", [.. counts, ("terms", Terms(model.Terms, say, book))]);
        foreach (string sentence in Quality(model, say, book)) yield return sentence;
    }

    public static IEnumerable<string> Of(CoxTableResult models, Phrasebook book)
    {
        var say = Quantities.Of(book, models);
        if (models.Univariable.Count > 0)
            yield return book.Say("cox.univariable", ("endpoint", ResultSentences.Endpoint(models, book)), ("terms", Terms(models.Univariable.SelectMany(model => model.Terms), say, book)));
        if (models.Multivariable is not { } model) yield break;
        yield return book.Say("cox.multivariable", ("n", book.Edition.Rounded.Count(model.N)), ("events", book.Edition.Rounded.Count(model.Events)), ("terms", Terms(model.Terms, say, book)));
        foreach (string sentence in Quality(model, say, book)) yield return sentence;
    }

    public static IEnumerable<string> Of(FineGrayResult model, Phrasebook book)
    {
        var say = Quantities.Of(book, model);
        yield return book.Say("finegray",
            ("endpoint", EndpointWords.InSentence(new FineGrayTables(book.Edition).CauseName(model, model.Cause))), ("n", book.Edition.Rounded.Count(model.N)), ("events", book.Edition.Rounded.Count(model.Events)),
            ("competing", book.Edition.Rounded.Count(model.Competing)), ("terms", Terms(model.Terms, say, book)));
    }

    /// <summary>The hazard ratios as a list. The columns of a curve have no meaning of their own and are left to its figure.</summary>
    public static string Terms(IEnumerable<CoxTermResult> terms, Quantities say, Phrasebook book) => book.List(terms.Where(term => !term.Curved).Select(term => Term(term, say, book)));

    private static string Term(CoxTermResult term, Quantities say, Phrasebook book)
    {
        string label = term.Label ?? term.Variable;
        if (term.Time is { } time) label = book.Say("term.at", ("term", label), ("time", time));
        if (term.Hr is null) return book.Say("term.none", ("label", label));
        (string, string) ratio = ("hr", say.Ratio(term.Hr, term.Lower, term.Upper));
        return term is { Level: { } level, Reference: { } reference }
            ? book.Say("term.level", ("label", label), ("level", level), ("reference", reference), ratio, ("p", say.P(term.P)))
            : book.Say(term.Indicator ? "term.indicator" : "term.number", ("label", label), ratio, ("p", say.P(term.P)));
    }

    private static IEnumerable<string> Quality(CoxResult model, Quantities say, Phrasebook book)
    {
        if (model.Concordance.Estimate is { } concordance) yield return book.Say("cox.concordance", ("c", book.Edition.Rounded.Fixed(concordance, 3)));
        if (model.Ph?.FirstOrDefault(test => test.Term == Global) is { } ph) yield return book.Say("cox.ph", ("result", say.Test(ph.Chi2, ph.Df, ph.P)));
    }
}
