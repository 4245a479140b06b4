using System.Globalization;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.Settings;

/// <summary>Reads which model of a path is wanted: <c>min</c>, <c>1se</c> or a penalty.</summary>
public static class PenaltyChoices
{
    /// <summary>What can be written.</summary>
    public const string Expected = "min, 1se or a number of 0 or more";

    /// <summary>The choice and the penalty of a text, or false when it is neither a word nor a number.</summary>
    public static bool TryParse(string text, out PenaltyChoice choice, out double? lambda)
    {
        lambda = null;
        choice = text switch { "min" => PenaltyChoice.Minimum, "1se" => PenaltyChoice.OneStandardError, _ => PenaltyChoice.Given };
        if (choice != PenaltyChoice.Given) return true;
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= 0;
        lambda = isNumber ? value : null;
        return isNumber;
    }
}
