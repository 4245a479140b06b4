using System.Collections;
using System.Globalization;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Formatting;

/// <summary>Reads choices in force from an analysis for captions, and prints their values.</summary>
internal sealed class Settings(Edition edition) : Written(edition)
{
    /// <summary>The value of a setting as text; null when it is absent, null or an empty list.</summary>
    public string? Text(AnalysisResult analysis, string name) =>
        analysis.Settings.TryGetValue(name, out object? value) && Value(value) is { Length: > 0 } text ? text : null;

    /// <summary>The confidence level in per cent, such as <c>95</c>; 95 when the analysis does not state one.</summary>
    public string ConfidencePercent(AnalysisResult analysis) =>
        analysis.Settings.TryGetValue("level", out object? value) && value is double level and > 0 and < 1
            ? Duration.Asked(Math.Round(level * 100, 6))
            : "95";

    /// <summary>Any setting's value for people.</summary>
    public string Value(object? value) => value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? Say("yes") : Say("no"),
        IDictionary pairs => string.Join(", ", pairs.Keys.Cast<object>().Select(key => $"{Value(key)}: {Value(pairs[key])}")),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Value)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
