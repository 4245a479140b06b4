using System.Globalization;
using Oncohort.Survival;

namespace Oncohort.Study.Settings;

/// <summary>The weights of a MaxCombo test as people write them.</summary>
public static class ComboWeights
{
    /// <summary>The most weights that are combined.</summary>
    private const int Most = 4;

    /// <summary>What is expected.</summary>
    public const string Expected = "1 to 4 different weights RHO,GAMMA of 0 or more, such as 0,0 and 0,1";

    /// <summary>Reads weights, each as <c>RHO,GAMMA</c>; false when one is none, two are the same, or there are too many.</summary>
    public static bool TryParse(IReadOnlyList<string> texts, out IReadOnlyList<FlemingHarringtonWeight> weights)
    {
        var read = new List<FlemingHarringtonWeight>();
        weights = read;
        foreach (string text in texts)
        {
            string[] parts = text.Split(',');
            if (parts.Length != 2 || !TryExponent(parts[0], out double rho) || !TryExponent(parts[1], out double gamma)) return false;
            var weight = new FlemingHarringtonWeight(rho, gamma);
            if (read.Contains(weight)) return false;
            read.Add(weight);
        }

        return read.Count is >= 1 and <= Most;
    }

    private static bool TryExponent(string text, out double exponent) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out exponent) && exponent is >= 0 and <= 100;
}
