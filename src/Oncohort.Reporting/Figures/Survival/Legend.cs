using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>The key above the plot: the grouping variable and one line sample a group, flowing over as many lines as they need.</summary>
internal sealed class Legend : Written
{
    private const double Sample = 16;
    private const double AfterSample = 4;
    private const double BetweenItems = 12;
    private static readonly TextStyle Name = new(7.5);
    private static readonly TextStyle Heading = new(7.5, Bold: true);

    private readonly List<Entry> _entries = [];

    public Legend(string? title, IReadOnlyList<string> groups, double width, Edition edition)
        : base(edition)
    {
        double x = 0;
        double y = 0;
        if (!string.IsNullOrEmpty(title))
        {
            IReadOnlyList<string> lines = Lettering.Wrap(title, Heading, width);
            _entries.Add(new Entry(lines, 0, 0, null));
            y = (lines.Count - 1) * Heading.LineHeight;
            x = lines.Count == 1 ? Lettering.Width(title, Heading) + BetweenItems : width;
        }

        for (int i = 0; i < groups.Count; i++)
        {
            IReadOnlyList<string> lines = Lettering.Wrap(groups[i], Name, width - Sample - AfterSample);
            double needed = Sample + AfterSample + Lettering.Widest(lines, Name);
            if (x > 0 && x + needed > width)
            {
                x = 0;
                y += Name.LineHeight;
            }

            _entries.Add(new Entry(lines, x, y, i));
            x += needed + BetweenItems;
            y += (lines.Count - 1) * Name.LineHeight;
            if (lines.Count > 1) x = width;
        }

        Height = _entries.Count == 0 ? 0 : y + Name.LineHeight;
    }

    public double Height { get; }

    public void Draw(Scene scene, Spot at)
    {
        foreach (Entry entry in _entries)
        {
            double baseline = at.Y + entry.Y + Name.Size;
            double x = at.X + entry.X;
            if (entry.Index is not int index)
            {
                scene.Lines("legend", entry.Lines, new Spot(x, baseline), Heading);
                continue;
            }

            double middle = baseline - (Name.CapHeight / 2);
            scene.Line("legend-line", new Spot(x, middle), new Spot(x + Sample, middle), Palette.Line(index, 1.2));
            scene.Lines("legend", entry.Lines, new Spot(x + Sample + AfterSample, baseline), Name);
        }
    }

    private sealed record Entry(IReadOnlyList<string> Lines, double X, double Y, int? Index);
}
