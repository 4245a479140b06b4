using Oncohort.Study.Analyses;
using Oncohort.Study.Columns;

namespace Oncohort.Study.Methods;

/// <summary>The methods of adverse effects.</summary>
internal static class ToxicityMethods
{
    public static IEnumerable<string> Of(ToxicityRequest request)
    {
        string effects = request.Window is null ? "Adverse effects" : request.Window == "acute" ? "Acute adverse effects" : "Late adverse effects";
        yield return $"{effects} were graded by {request.Scale.FullName}; the worst grade of each patient is given, as counts and percentages of the patients with a grade.";
        if (request.Leukocytes is { } leukocytes)
            yield return $"{leukocytes.Term} was graded from the lowest leukocyte count; grades 0 to 3 end below {string.Join(", ", leukocytes.Limits.Limits.Select(Numbers.Print))} x 10^9/L, and a count equal to a limit has the better grade.";
        if (request.Records?.Window is { } window)
        {
            string days = window.LastDay is { } last ? FormattableString.Invariant($"up to day {last}") : FormattableString.Invariant($"after day {window.FirstDay - 1}");
            yield return $"{effects} were those {days} from the start of radiotherapy.";
        }

        if (request.Records is { UnrecordedIsNone: true }) yield return "A patient without a record of an effect was taken to have grade 0 of it.";
    }
}
