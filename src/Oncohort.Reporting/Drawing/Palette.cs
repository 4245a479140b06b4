namespace Oncohort.Reporting.Drawing;

/// <summary>Colours that people with colour-vision deficiency can tell apart, each with a dash pattern of its own so that the
/// groups stay apart in greyscale (after Okabe and Ito, darkened for thin lines on white paper).</summary>
internal sealed class Palette(JournalStyle style)
{
    public const string Ink = "#1f2328";
    public const string Muted = "#57606a";
    public const string Rule = "#d0d7de";
    public const string Paper = "#ffffff";

    private static readonly double[]?[] Dashes =
        [null, [5, 2], [2, 1.6], [7, 2, 1.6, 2], [9, 3], [4, 1.5, 1.5, 1.5, 1.5, 1.5], [1.2, 1.2], [12, 2, 3, 2]];

    /// <summary>The number of groups that differ in both colour and dashes.</summary>
    public int Distinct => style.Colours.Count;

    /// <summary>The line of the group at <paramref name="index"/>; beyond <see cref="Distinct"/> colours come back with other dashes.</summary>
    public Stroke Line(int index, double width) =>
        new(Colour(index), width, Dashes[(index + (index / style.Colours.Count)) % Dashes.Length]);

    public string Colour(int index) => style.Colours[index % style.Colours.Count];
}
