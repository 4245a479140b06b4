namespace Oncohort.Proof.Numbers;

/// <summary>A number as it stands in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">Its characters, with a bound and a percent sign.</param>
/// <param name="Value">Its value, or the bound.</param>
/// <param name="Decimals">How many decimals are written.</param>
/// <param name="Bound">-1 for less than, 1 for more than, 0 for a value.</param>
/// <param name="Percent">Whether a percent sign follows.</param>
internal sealed record Written(int Start, int End, string Text, double Value, int Decimals, int Bound, bool Percent)
{
    /// <summary>Whether it is a whole number without decimals, sign or percent sign.</summary>
    public bool Whole => Decimals == 0 && !Percent && Value >= 0;

    /// <summary>Whether a value rounds to what is written, or lies beyond the bound.</summary>
    public bool Says(double value)
    {
        double slack = 1e-9 * Math.Max(1, Math.Abs(Value));
        if (Bound < 0) return value < Value + slack;
        if (Bound > 0) return value > Value - slack;
        return Math.Abs(value - Value) <= (0.5 * Math.Pow(10, -Decimals)) + slack;
    }
}
