using System.Text.RegularExpressions;

namespace Oncohort.Proof.Drafts;

/// <summary>Plain or Markdown text: headings, paragraphs between empty lines, tables of bars.</summary>
internal static partial class MarkdownText
{
    public static IReadOnlyList<DraftBlock> Read(string text)
    {
        List<DraftBlock> blocks = [];
        List<string> lines = [];
        List<IReadOnlyList<string>> rows = [];
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            bool row = line.TrimStart().StartsWith('|');
            if (!row && rows.Count > 0)
            {
                blocks.Add(new Table([.. rows]));
                rows.Clear();
            }

            bool heading = HeadingLine().IsMatch(line) || (lines.Count == 0 && Sections.Names(line));
            if ((row || heading || string.IsNullOrWhiteSpace(line)) && lines.Count > 0)
            {
                blocks.Add(new Paragraph(Plain(string.Join(' ', lines))));
                lines.Clear();
            }

            if (row)
            {
                if (!RuleLine().IsMatch(line)) rows.Add([.. line.Trim().Trim('|').Split('|').Select(cell => Plain(cell.Trim()))]);
            }
            else if (heading) blocks.Add(new Heading(Plain(line.TrimStart('#', ' '))));
            else if (!string.IsNullOrWhiteSpace(line)) lines.Add(line.Trim());
        }

        return blocks;
    }

    private static string Plain(string text) => Raised().Replace(text.Replace("**", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal), "^$1^");

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^[\s|:\-]+$")]
    private static partial Regex RuleLine();

    [GeneratedRegex("<sup>(.*?)</sup>")]
    private static partial Regex Raised();
}
