using Oncohort.Reporting.Wording;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Guidelines;

/// <summary>A checklist filled in: for each item where the report meets it, and what remains for the authors.</summary>
internal static class ChecklistTable
{
    private const int MostPlaces = 3;

    public static ReportTable Of(Guideline guideline, StudyResults results, Phrasebook book)
    {
        var evidence = new Evidence(results, book);
        return new ReportTable
        {
            Id = "checklist-" + guideline.Id,
            Caption = book.Say("checklist.caption", ("name", guideline.Name)),
            Columns =
            [
                new(book.Say("checklist.item"), Alignment: CellAlignment.Text), new(book.Say("checklist.asks"), Alignment: CellAlignment.Text), new(book.Say("checklist.state"), Alignment: CellAlignment.Text),
                new(book.Say("checklist.where"), Alignment: CellAlignment.Text), new(book.Say("checklist.author"), Alignment: CellAlignment.Text),
            ],
            Rows = [.. guideline.Items.Select(item => Row(item, item.In(results.Language), [.. item.Where.SelectMany(evidence.Of).Distinct(StringComparer.Ordinal)], book))],
            Footnotes = [new(null, guideline.Source + "."), new(null, book.Say("checklist.note"))],
        };
    }

    private static ReportRow Row(GuidelineItem item, ItemWords words, string[] places, Phrasebook book)
    {
        string state = places.Length == 0 ? "open" : words.Author.Length == 0 ? "met" : "partly";
        string author = places.Length == 0 && item.Where.Count > 0 && words.Author.Length == 0 ? book.Say("checklist.absent") : words.Author;
        return new(RowKind.Plain, [item.Id, words.Asks, book.Say("checklist." + state), Places(places, book), author]);
    }

    private static string Places(string[] places, Phrasebook book)
    {
        string named = book.List(places.Take(MostPlaces));
        return places.Length > MostPlaces ? book.Say("checklist.more", ("places", named), ("count", book.Edition.Rounded.Count(places.Length - MostPlaces))) : named;
    }
}
