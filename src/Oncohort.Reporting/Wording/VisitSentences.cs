using System.Globalization;
using Oncohort.Oncology.FollowUp;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;

namespace Oncohort.Reporting.Wording;

/// <summary>Follow-up visits in sentences.</summary>
internal static class VisitSentences
{
    public static IEnumerable<string> Of(FollowUpResult visits, Phrasebook book)
    {
        IEnumerable<string> states = Enum.GetValues<FollowUpState>().Where(state => visits.States[state].IsSome)
            .Select(state => book.Say($"followup.{Choices.FollowUpStates.Name(state)}", ("count", book.Edition.Rounded.Count(visits.States[state]))));
        yield return book.Say("followup",
            ("day", visits.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("n", book.Edition.Rounded.Count(visits.N)),
            ("list", string.Join(book.Say("list.comma"), states)),
            ("completeness", visits.Completeness.PersonTime is null ? book.Say("not_estimable") : book.Edition.Percentage.OfProbability(visits.Completeness.PersonTime)));
    }
}
