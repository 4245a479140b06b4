using System.Globalization;

namespace Oncohort.Proof.Drafts;

/// <summary>From blocks to passages with their section, place and surroundings.</summary>
internal static class DraftReader
{
    public static IReadOnlyList<DraftPassage> Passages(IReadOnlyList<DraftBlock> blocks)
    {
        List<DraftPassage> passages = [];
        DraftSection section = DraftSection.Results;
        string heading = "", before = "";
        int paragraphs = 0, tables = 0;
        foreach (DraftBlock block in blocks)
        {
            switch (block)
            {
                case Heading found:
                    section = Sections.Of(found.Text, section);
                    heading = before = found.Text;
                    break;
                case Paragraph { Text: var text } when !string.IsNullOrWhiteSpace(text):
                    passages.Add(new DraftPassage($"paragraph {Text(++paragraphs)}", section, text, "", heading, InTable: false));
                    before = text;
                    break;
                case Table table:
                    passages.AddRange(Cells(table, ++tables, section == DraftSection.Back ? section : DraftSection.Results, $"{heading} {before}"));
                    break;
            }
        }

        return passages;
    }

    /// <summary>Cells below the headings. The first of a row names it; a row without other text names those after it.</summary>
    private static IEnumerable<DraftPassage> Cells(Table table, int number, DraftSection section, string above)
    {
        IReadOnlyList<string> headings = table.Rows.Count > 0 ? table.Rows[0] : [];
        string group = "";
        for (int r = 0; r < table.Rows.Count; r++)
        {
            IReadOnlyList<string> row = table.Rows[r];
            string name = row.Count > 0 ? row[0] : "";
            if (r > 0 && row.Skip(1).All(string.IsNullOrWhiteSpace) && name.Length > 0) group = name;
            for (int c = 1; c < row.Count; c++)
            {
                if (string.IsNullOrWhiteSpace(row[c])) continue;
                string column = r > 0 && c < headings.Count ? headings[c] : "";
                yield return new DraftPassage($"table {Text(number)}, row {Text(r + 1)}, column {Text(c + 1)}", section, row[c], column, $"{above} {group} {(r > 0 ? name : "")}", InTable: true);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
