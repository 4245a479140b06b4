namespace Oncohort.Published.Auditing;

/// <summary>Compares a printed number with the range that the unrounded one lies in.</summary>
internal static class Rounding
{
    private const double Slack = 1e-9;

    public static AuditVerdict Compare(Printed printed, double value) => Compare(printed, value, value);

    public static AuditVerdict Compare(Printed printed, double lowest, double highest)
    {
        double slack = Slack * Math.Max(1, Math.Abs(printed.Value));
        if (printed.Kind == PrintedKind.Below) return lowest < printed.Value + slack ? AuditVerdict.Consistent : AuditVerdict.Inconsistent;
        if (printed.Kind == PrintedKind.Above) return highest > printed.Value - slack ? AuditVerdict.Consistent : AuditVerdict.Inconsistent;
        if (lowest <= printed.Value + printed.HalfUnit + slack && highest >= printed.Value - printed.HalfUnit - slack) return AuditVerdict.Consistent;
        return WasCut(printed, lowest, highest) ? AuditVerdict.Rounding : AuditVerdict.Inconsistent;
    }

    /// <summary>Whether the value was cut at the last digit, or cut or rounded at an earlier one whose place was filled with zeros.</summary>
    private static bool WasCut(Printed printed, double lowest, double highest)
    {
        string digits = printed.Text;
        int decimals = printed.Decimals;
        for (int at = digits.Length - 1; ; at--, decimals--)
        {
            double unit = Math.Pow(10, -decimals);
            if (highest >= printed.Value && lowest < printed.Value + unit) return true;
            if (decimals <= 2 || digits[at] != '0') return FilledUp(printed, lowest, highest);
        }
    }

    /// <summary>Whether it was rounded to one decimal, of at least two digits in all, and a zero was put behind: 53.00 for 52.96.</summary>
    private static bool FilledUp(Printed printed, double lowest, double highest) =>
        printed.Decimals == 2 && printed.Text[^1] == '0' && Math.Abs(printed.Value) >= 1 && lowest <= printed.Value + 0.05 + Slack && highest >= printed.Value - 0.05 - Slack;
}
