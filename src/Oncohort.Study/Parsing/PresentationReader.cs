using Oncohort.Study.Definition;

namespace Oncohort.Study.Parsing;

/// <summary>Reads how the report prints and draws: <c>journal</c> and <c>figures</c>.</summary>
internal static class PresentationReader
{
    private static readonly string[] Widths = ["1", "1.5", "2"];
    private static readonly string[] EventCounts = ["rows", "parentheses", "none"];

    public static Presentation Read(MappingReader study)
    {
        var presentation = new Presentation { Journal = study.Choice("journal", Presentation.Journals) };
        if (study.Find("figures") is null) return presentation;
        if (study.Block("figures") is not { } figures) return presentation;
        string? columns = figures.Choice("columns", Widths);
        double? dots = figures.Number("dpi", dpi => dpi is >= 300 and <= 1200 && dpi == Math.Floor(dpi), "a whole number from 300 to 1200");
        bool? tiff = figures.Truth("tiff");
        bool? eps = figures.Truth("eps");
        string? events = figures.Choice("events", EventCounts);
        figures.Close();
        return presentation with
        {
            Columns = columns switch { "1" => 1, "1.5" => 1.5, "2" => 2, _ => null },
            DotsPerInch = (int)(dots ?? presentation.DotsPerInch),
            Tiff = tiff ?? false,
            Eps = eps ?? false,
            Events = events == "none" ? null : events,
        };
    }
}
