using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.States;

/// <summary>The key above a stacked plot: the group, and a filled square for each state. States that nobody leaves are grey.</summary>
internal sealed class StateKey
{
    private const double Square = 8;
    private const double AfterSquare = 4;
    private const double BetweenItems = 12;
    private static readonly TextStyle Name = new(7.5);
    private static readonly TextStyle Heading = new(7.5, Bold: true);
    private static readonly string[] Greys = ["#8c959f", "#c3c9d0", "#5e6670"];

    private readonly IReadOnlyList<string> _states;

    private StateKey(IReadOnlyList<string> states, IReadOnlyList<Fill> fills)
    {
        _states = states;
        Fills = fills;
    }

    /// <summary>The fill of each state.</summary>
    public IReadOnlyList<Fill> Fills { get; }

    public static StateKey Of(MultiStateResult result, Palette palette)
    {
        int colours = 0;
        int greys = 0;
        return new StateKey(result.States, [.. result.States.Select(state =>
            result.Absorbing.Contains(state) ? new Fill(Greys[greys++ % Greys.Length], 0.85) : new Fill(palette.Colour(colours++), 0.6))]);
    }

    /// <summary>Draws the key, flowing over as many lines as it needs, and returns where it ends.</summary>
    public double Draw(Scene scene, string? group, double width)
    {
        double x = FigureSize.Margin;
        double y = FigureSize.Margin + Name.Size;
        if (group is not null)
        {
            scene.Text("legend", group, new Spot(x, y), Heading);
            x += Lettering.Width(group, Heading) + BetweenItems;
        }

        for (int state = 0; state < _states.Count; state++)
        {
            double needed = Square + AfterSquare + Lettering.Width(_states[state], Name);
            if (x > FigureSize.Margin && x + needed > FigureSize.Margin + width)
            {
                x = FigureSize.Margin;
                y += Name.LineHeight + 1;
            }

            scene.Rectangle("legend-square", new Box(x, y - Name.CapHeight - 1, Square, Square - 1), Fills[state], new Stroke(Palette.Ink, 0.4));
            scene.Text("legend", _states[state], new Spot(x + Square + AfterSquare, y), Name);
            x += needed + BetweenItems;
        }

        return y + 2;
    }
}
