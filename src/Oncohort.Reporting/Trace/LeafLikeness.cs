namespace Oncohort.Reporting.Trace;

/// <summary>How well numbers of the results fit the place where an equal number is printed, by the words on both sides.</summary>
internal sealed class LeafLikeness
{
    private const int NotTold = -1;

    private readonly PrintedText[] _rows, _columns;
    private readonly PrintedText _caption;
    private readonly Dictionary<LeafSite, int> _sites = [];

    public LeafLikeness(PrintedPlace place, LeafVocabulary words)
    {
        _rows = [.. place.Rows.Select(words.Text)];
        _columns = [.. place.Columns.Select(words.Text)];
        _caption = words.Text(place.Caption);
    }

    /// <summary>Whether the number cannot be the one that is printed there: a count printed with decimals, or one that the headers of its table do not speak of.</summary>
    public bool Contradicts(ResultLeaf leaf, bool printedWhole)
    {
        bool count = leaf.Field.IsCount && leaf.IsWhole;
        if (count && !printedWhole) return true;
        if (!leaf.IsWhole && printedWhole && leaf.Field.IsPercentage) return true;
        return (count || leaf.Field.IsOnlyNamed) && _columns.Length > 0 && OfField(leaf.Field) < 0;
    }

    /// <summary>A score: the higher, the more likely the number printed there is this one.</summary>
    /// <param name="leaf">The number of the results.</param>
    /// <param name="position">Its position among the numbers of its cell, from 0.</param>
    public int Score(ResultLeaf leaf, int position)
    {
        if (!_sites.TryGetValue(leaf.Site, out int site)) _sites[leaf.Site] = site = OfSite(leaf.Site);
        int score = OfField(leaf.Field) + site;
        if (_columns.Length > 0 && leaf.Field.IsLimit) score += position == 0 ? -6 : (position == 1) == leaf.Field.IsLower ? 6 : -3;
        return score;
    }

    private int OfSite(LeafSite site)
    {
        int score = 0;
        foreach (int label in site.Labels) score += OfLabel(label);
        foreach (int name in site.Names) score += OfName(name);
        return score;
    }

    private int OfLabel(int label)
    {
        int best = _caption.LabelWithin(label);
        foreach (PrintedText text in _rows) best = Math.Max(best, text.Label(label));
        foreach (PrintedText text in _columns) best = Math.Max(best, text.Label(label));
        return best > 0 ? best : NotTold;
    }

    private int OfField(LeafField field)
    {
        int best = _caption.Field(field);
        foreach (PrintedText text in _columns) best = Math.Max(best, text.Field(field));
        foreach (PrintedText text in _rows) best = Math.Max(best, text.Field(field));
        return best;
    }

    private int OfName(int name)
    {
        int best = _caption.Name(name);
        foreach (PrintedText text in _columns) best = Math.Max(best, text.Name(name));
        return best;
    }
}
