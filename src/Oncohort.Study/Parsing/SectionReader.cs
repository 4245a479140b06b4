using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Parsing;

/// <summary>Reads <c>section</c>: a heading of the report with its text, under which the analyses that follow stand.</summary>
internal static class SectionReader
{
    /// <summary>The key in the list of analyses.</summary>
    public const string Key = "section";

    public static StudySection? Read(YamlEntry entry, IReadOnlyList<StudySection> earlier, FaultList faults)
    {
        if (entry.Value is not YamlMapping mapping)
        {
            faults.Add(FaultCode.BadValue, $"'{Key}' is {entry.Value.Shape}", entry.Value, "{title: …, text: …}");
            return null;
        }

        var block = new MappingReader(mapping, faults);
        string? title = block.Text("title", required: true);
        IReadOnlyList<string>? text = block.Texts("text");
        block.Close();
        if (title is null) return null;
        if (earlier.Any(section => section.Title == title))
            faults.Add(FaultCode.NameTaken, $"the section '{title}' stands twice", block.Find("title")!, null, "give each section its own title");
        return new StudySection(title, text ?? []);
    }
}
