using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>Numbers within sentences: rounded as in the tables, with the words of a language.</summary>
internal sealed class Quantities(Phrasebook book, string level)
{
    private readonly Edition _edition = book.Edition;

    /// <summary>The numbers of an analysis, with its confidence level.</summary>
    public static Quantities Of(Phrasebook book, AnalysisResult analysis) => new(book, book.Edition.Settings.ConfidencePercent(analysis));

    public string P(double? p) => p is null ? book.Say("p_not_estimable") : _edition.PValue.Sentence(p);

    public string Test(double? chi2, int df, double? p) => chi2 is double statistic
        ? book.Say("chi2", ("chi2", _edition.Rounded.Fixed(statistic, 2)), ("df", _edition.Rounded.Count(df)), ("p", P(p)))
        : P(p);

    public string Test(TestResult test) => Test(test.Chi2, test.Df, test.P);

    /// <summary>A ratio with its limits, such as <c>0.62 (95% CI 0.41–0.94)</c>.</summary>
    public string Ratio(double? estimate, double? lower, double? upper) => estimate is null ? book.Say("not_estimable") : WithLevel(_edition.Ratio.WithLimits(estimate, lower, upper));

    /// <summary>A probability in per cent with its limits.</summary>
    public string Percent(double? estimate, double? lower, double? upper)
    {
        if (estimate is null) return book.Say("not_estimable");
        string percent = _edition.Percentage.OfProbability(estimate) + "%";
        return lower is null && upper is null ? percent : $"{percent} ({level}% {book.Say("interval_name")} {_edition.Percentage.OfProbability(lower)}{Between(lower)}{_edition.Percentage.OfProbability(upper)})";
    }

    /// <summary>A time with its limits and unit.</summary>
    public string Time(Interval time, string? unit)
    {
        if (time.IsWithheld) return book.Say("withheld");
        if (time.Estimate is null) return book.Say("not_reached");
        string estimate = At(_edition.Duration.Of(time.Estimate, unit), unit);
        if (time.Lower is null && time.Upper is null) return estimate;
        return $"{estimate} ({level}% {book.Say("interval_name")} {Limit(time.Lower)}{Between(time.Lower)}{Limit(time.Upper)})";
        string Limit(double? value) => value is null ? book.Say("not_reached") : _edition.Duration.Of(value, unit);
    }

    /// <summary>A time that was asked for, with its unit.</summary>
    public string At(double time, string? unit) => At(_edition.Duration.Asked(time), unit);

    private string At(string time, string? unit) => unit is not null && book.Has("unit." + unit) ? book.Say("time", ("time", time), ("unit", book.Say("unit." + unit))) : time;

    /// <summary>A dash between limits, but not before a sign.</summary>
    private string Between(double? lower) => lower < 0 ? book.Say("to") : Phrases.Dash;

    private string WithLevel(string text) => text.Replace(" (", $" ({level}% {book.Say("interval_name")} ", StringComparison.Ordinal).Replace(_edition.Phrases.NotEstimable, book.Say("not_estimable"), StringComparison.Ordinal);
}
