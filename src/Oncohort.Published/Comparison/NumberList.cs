using System.Globalization;
using Oncohort.Published.Auditing;

namespace Oncohort.Published.Comparison;

/// <summary>Gathers compared numbers and judges each.</summary>
internal sealed class NumberList
{
    private readonly List<ComparedNumber> _numbers = [];
    private readonly AuditNotes _notes;

    public NumberList(AuditNotes notes) => _notes = notes;

    public IReadOnlyList<ComparedNumber> Numbers => _numbers;

    /// <summary>Adds a number; nothing when it was not printed.</summary>
    public void Add(string id, string label, string? place, Printed? published, Computed computed, string? estimator = null, bool alternative = false)
    {
        if (published is null) return;
        if (computed.Value is not { } value)
        {
            _numbers.Add(new ComparedNumber(id, label, place, published, estimator, null, null, null, ComparisonVerdict.NotComparable, computed.Why, _notes.Of(id)) { Alternative = alternative });
            return;
        }

        ComparisonVerdict verdict = Rounding.Compare(published, value) switch
        {
            AuditVerdict.Consistent => ComparisonVerdict.Equal,
            AuditVerdict.Rounding => ComparisonVerdict.Rounding,
            _ => ComparisonVerdict.Differs,
        };
        double? difference = published.Kind == PrintedKind.Number ? value - published.Value : null;
        _numbers.Add(new ComparedNumber(id, label, place, published, estimator, value, Text(published, value), difference, verdict, null, _notes.Of(id)) { Alternative = alternative });
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
