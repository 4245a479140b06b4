using System.CommandLine;
using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;

namespace Oncohort.Cli.Options;

/// <summary>The options that bend, combine and time the effects of covariates.</summary>
internal sealed class ModelShapeOptions
{
    private readonly Option<string[]> _splines = OptionReading.Many("--spline", "COL=KNOTS", "restricted cubic spline: COL=4 knots at quantiles, or COL=40:55:70 (repeatable)");
    private readonly Option<string[]> _polynomials = OptionReading.Many("--polynomial", "COL=DEGREE", "polynomial of degree 2 to 5 (repeatable)");
    private readonly Option<string[]> _interactions = OptionReading.Many("--interaction", "COL:COL", "interaction of two covariates (repeatable)");
    private readonly Option<string[]> _timeVarying = OptionReading.Many("--time-varying", "COL=FORM", "effect that changes with time: COL=log, or steps at times COL=365:730 (repeatable)");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_splines);
        command.Add(_polynomials);
        command.Add(_interactions);
        command.Add(_timeVarying);
    }

    /// <summary>The shape asked for; what is wrong with it is added to <paramref name="faults"/>.</summary>
    public ModelShape Read(ParseResult parsed, IReadOnlyCollection<string> covariates, List<Fault> faults)
    {
        var shape = new ModelShape
        {
            Splines = Each(parsed, _splines, SplineTerm.Expected, (name, numbers) => SplineTerm.From(name, numbers), faults),
            Polynomials = Each(parsed, _polynomials, PolynomialTerm.Expected, (name, numbers) => numbers is [var degree] ? PolynomialTerm.From(name, degree) : null, faults),
            Interactions = [.. parsed.Repeated(_interactions).Select(text => Interaction(text, covariates, faults)).OfType<InteractionTerm>()],
            TimeVarying = TimeVarying(parsed, faults),
        };
        faults.AddRange(shape.Faults(covariates, "command line"));
        return shape;
    }

    private static T[] Each<T>(ParseResult parsed, Option<string[]> option, string expected, Func<string, double[], T?> make, List<Fault> faults)
        where T : class
    {
        List<T> terms = [];
        foreach (string text in parsed.Repeated(option))
        {
            (string name, string form) = Halves(text);
            T? term = name.Length > 0 && Numbers(form) is { } numbers ? make(name, numbers) : null;
            if (term is null) faults.Add(OptionReading.Bad(option.Name, text, $"{option.HelpName}: {expected}"));
            else terms.Add(term);
        }

        return [.. terms];
    }

    private TimeVaryingTerm[] TimeVarying(ParseResult parsed, List<Fault> faults)
    {
        List<TimeVaryingTerm> terms = [];
        foreach (string text in parsed.Repeated(_timeVarying))
        {
            (string name, string form) = Halves(text);
            TimeVaryingTerm? term = form == "log" ? new TimeVaryingTerm(name, null) : Numbers(form) is { } cuts ? TimeVaryingTerm.From(name, cuts) : null;
            if (term is null || name.Length == 0) faults.Add(OptionReading.Bad(_timeVarying.Name, text, $"COL=log or COL=365:730: {TimeVaryingTerm.Expected}"));
            else terms.Add(term);
        }

        return [.. terms];
    }

    private InteractionTerm? Interaction(string text, IReadOnlyCollection<string> covariates, List<Fault> faults)
    {
        if (InteractionTerm.From(text, covariates) is { } term) return term;
        faults.Add(OptionReading.Bad(_interactions.Name, text, $"two covariates joined by ':', of: {string.Join(", ", covariates)}"));
        return null;
    }

    private static (string Name, string Form) Halves(string text)
    {
        int equals = text.LastIndexOf('=');
        return equals < 0 ? ("", "") : (text[..equals].Trim(), text[(equals + 1)..].Trim());
    }

    private static double[]? Numbers(string text)
    {
        List<double> numbers = [];
        foreach (string part in text.Split(':'))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number)) return null;
            numbers.Add(number);
        }

        return [.. numbers];
    }
}
