using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>Cumulative incidences in sentences.</summary>
internal static class IncidenceSentences
{
    public static IEnumerable<string> Of(CumulativeIncidenceResult incidence, Phrasebook book)
    {
        var say = Quantities.Of(book, incidence);
        string? unit = incidence.Endpoint?.Unit;
        IReadOnlyList<CumulativeIncidenceCause> causes = incidence.Strata[0].Causes;
        yield return book.Say("cif", ("cause", Name(causes[0].Cause)), ("n", book.Edition.Rounded.Count(incidence.N)), ("events", book.Edition.Rounded.Count(incidence.Events)));
        for (int c = 0; c < causes.Count; c++)
        {
            for (int t = 0; t < causes[c].At.Count; t++)
                yield return book.Say("cif.at", ("time", say.At(causes[c].At[t].Time, unit)), ("cause", Name(causes[c].Cause)), ("list", book.List(incidence.Strata.Select(stratum => Group(stratum, c, t)))));
        }

        foreach (GrayTestResult test in incidence.Gray ?? []) yield return book.Say("cif.gray", ("cause", Name(test.Cause)), ("result", say.Test(test.Chi2, test.Df, test.P)));

        string Name(string cause) => EndpointWords.InSentence(new IncidencePanels(book.Edition).CauseName(incidence, cause));
        string Group(CumulativeIncidenceStratum stratum, int cause, int time)
        {
            CumulativeIncidenceTime at = stratum.Causes[cause].At[time];
            string value = say.Percent(at.Cif, at.Lower, at.Upper);
            return incidence.Strata.Count > 1 ? book.Say("of_group", ("group", stratum.Group), ("value", value)) : value;
        }
    }
}
