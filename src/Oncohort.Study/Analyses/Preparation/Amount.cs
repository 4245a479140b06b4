using System.Globalization;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>A number of patients or events within a warning, with the noun it takes; reports that withhold small counts print <c>some</c> for every such number.</summary>
/// <param name="Number">How many.</param>
/// <param name="One">What follows the number 1.</param>
/// <param name="Many">What follows other numbers.</param>
internal readonly record struct Amount(double Number, string One, string Many) : IFormattable
{
    /// <summary>The amount without its number.</summary>
    public string Masked => $"some {Many}";

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => string.Create(CultureInfo.InvariantCulture, $"{Number} {(Number == 1 ? One : Many)}");
}
