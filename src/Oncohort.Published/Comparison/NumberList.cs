using System.Globalization;

namespace Oncohort.Published.Comparison;

/// <summary>A number computed from a cohort, or why there is none.</summary>
internal readonly record struct Computed(double? Value, string? Why)
{
    public static Computed Missing(string why) => new(null, why);

    public static Computed Of(double? value, string why) => value is { } number && double.IsFinite(number) ? new(number, null) : Missing(why);
}

/// <summary>Gathers compared numbers and judges each.</summary>
internal sealed class NumberList
{
    /// <summary>Computed numbers carry rounding errors far below any printed digit.</summary>
    private const double Fuzz = 1e-9;

    private readonly List<ComparedNumber> _numbers = [];

    public IReadOnlyList<ComparedNumber> Numbers => _numbers;

    /// <summary>Adds a number; nothing when it was not printed.</summary>
    public void Add(string id, string label, string? place, Printed? published, Computed computed, string? estimator = null)
    {
        if (published is null) return;
        if (computed.Value is not { } value)
        {
            _numbers.Add(new ComparedNumber(id, label, place, published, estimator, null, null, null, ComparisonVerdict.NotInTheData, computed.Why));
            return;
        }

        bool equal = published.Kind switch
        {
            PrintedKind.Below => value < published.Value,
            PrintedKind.Above => value > published.Value,
            _ => Math.Abs(value - published.Value) <= published.HalfUnit + Fuzz,
        };
        double? difference = published.Kind == PrintedKind.Number ? value - published.Value : null;
        _numbers.Add(new ComparedNumber(
            id, label, place, published, estimator, value, Text(published, value), difference, equal ? ComparisonVerdict.Equal : ComparisonVerdict.Differs, null));
    }

    /// <summary>Rounded to the digits printed; a number above 0 that would print as 0 is shown as smaller than the last digit.</summary>
    private static string Text(Printed published, double value)
    {
        double step = Math.Pow(10, -published.Decimals);
        string format = "F" + published.Decimals.ToString(CultureInfo.InvariantCulture);
        if (published.Decimals > 0 && value > 0 && value < step / 2) return "<" + step.ToString(format, CultureInfo.InvariantCulture);
        double rounded = Math.Round(value, Math.Min(published.Decimals, 15), MidpointRounding.AwayFromZero) + 0.0;
        return published.Kind == PrintedKind.Below && value < published.Value && rounded >= published.Value ? published.Text : rounded.ToString(format, CultureInfo.InvariantCulture);
    }
}
