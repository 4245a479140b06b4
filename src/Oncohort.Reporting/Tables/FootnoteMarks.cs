namespace Oncohort.Reporting.Tables;

/// <summary>Gives the notes of one table their marks in the order of first use: a, b, c, …; equal notes share a mark.</summary>
internal sealed class FootnoteMarks
{
    private readonly List<string> _texts = [];

    public IEnumerable<ReportFootnote> Notes => _texts.Select((text, i) => new ReportFootnote(Letter(i), text));

    public string For(string text)
    {
        int at = _texts.IndexOf(text);
        if (at < 0)
        {
            at = _texts.Count;
            _texts.Add(text);
        }

        return Letter(at);
    }

    private static string Letter(int index) =>
        index < 26 ? ((char)('a' + index)).ToString() : Letter((index / 26) - 1) + Letter(index % 26);
}
