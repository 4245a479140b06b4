namespace Oncohort.Reporting.Figures;

/// <summary>Sizes that all figures share.</summary>
internal static class FigureSize
{
    /// <summary>Points in a millimetre.</summary>
    public const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>The blank border of a figure in points.</summary>
    public const double Margin = 4;
}
