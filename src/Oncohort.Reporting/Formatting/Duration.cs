using Oncohort.Study.Results;

namespace Oncohort.Reporting.Formatting;

/// <summary>Follow-up times: days whole, weeks and months with one decimal, years with two.</summary>
internal sealed class Duration(Edition edition) : Written(edition)
{
    public string Of(double? time, string? unit) =>
        time is double value ? Rounded.Fixed(value, Decimals(unit, value)) : Phrases.NotReached;

    /// <summary>A median with its limits, such as <c>34.2 (28.0–not reached)</c>.</summary>
    public string WithLimits(Interval interval, string? unit)
    {
        if (interval.IsWithheld) return Phrases.Withheld;
        if (interval.Estimate is null && interval.Lower is null && interval.Upper is null) return Phrases.NotReached;
        if (interval.Lower is null && interval.Upper is null) return Say($"{Of(interval.Estimate, unit)} (limits not reached)");
        return $"{Of(interval.Estimate, unit)} ({Of(interval.Lower, unit)}{Phrases.Between}{Of(interval.Upper, unit)})";
    }

    /// <summary>A time that was asked for, without needless decimals.</summary>
    public string Asked(double time)
    {
        string text = Rounded.Fixed(time, 4);
        char point = Style.DecimalPoint;
        return text.Contains(point, StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd(point) : text;
    }

    /// <summary>The unit in a header, such as <c>months</c>; empty when unknown.</summary>
    public string InUnit(string? unit) => string.IsNullOrEmpty(unit) ? "" : Say($" ({Unit(unit)})");

    /// <summary>A time that was asked for with its unit, such as <c>12 months</c>.</summary>
    public string At(double time, string? unit) => InWords(Asked(time), unit);

    /// <summary>A printed time with its unit.</summary>
    public string InWords(string time, string? unit) => unit switch
    {
        "days" => Say($"{time} days"),
        "weeks" => Say($"{time} weeks"),
        "months" => Say($"{time} months"),
        "years" => Say($"{time} years"),
        _ => $"{time} {unit}".TrimEnd(),
    };

    /// <summary>The unit by itself.</summary>
    private string Unit(string unit) => unit is "days" or "weeks" or "months" or "years" ? Say(unit) : unit;

    private static int Decimals(string? unit, double value) => unit switch
    {
        "days" => 0,
        "weeks" or "months" => 1,
        "years" => 2,
        _ => Math.Abs(value) >= 1000 ? 0 : Math.Abs(value) >= 10 ? 1 : 2,
    };
}
