using System.Globalization;
using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Analyses;

/// <summary>How covariates enter a Cox model beyond one coefficient each. Every variable named here is also a covariate of the model.</summary>
public sealed record ModelShape
{
    /// <summary>Covariates as they are.</summary>
    public static ModelShape Plain { get; } = new();

    /// <summary>Numeric covariates as restricted cubic splines.</summary>
    public IReadOnlyList<SplineTerm> Splines { get; init; } = [];

    /// <summary>Numeric covariates as polynomials.</summary>
    public IReadOnlyList<PolynomialTerm> Polynomials { get; init; } = [];

    /// <summary>Pairs of covariates that modify each other's effect.</summary>
    public IReadOnlyList<InteractionTerm> Interactions { get; init; } = [];

    /// <summary>Covariates whose effect changes with time.</summary>
    public IReadOnlyList<TimeVaryingTerm> TimeVarying { get; init; } = [];

    /// <summary>Whether there is nothing here.</summary>
    public bool IsPlain => Splines.Count + Polynomials.Count + Interactions.Count + TimeVarying.Count == 0;

    /// <summary>What of this concerns a model of some of the covariates.</summary>
    public ModelShape For(IReadOnlyCollection<string> covariates) => new()
    {
        Splines = [.. Splines.Where(term => covariates.Contains(term.Variable))],
        Polynomials = [.. Polynomials.Where(term => covariates.Contains(term.Variable))],
        Interactions = [.. Interactions.Where(term => covariates.Contains(term.First) && covariates.Contains(term.Second))],
        TimeVarying = [.. TimeVarying.Where(term => covariates.Contains(term.Variable))],
    };

    /// <summary>What cannot be: a variable that is no covariate, two forms of one variable, an interaction with itself or twice.</summary>
    /// <param name="covariates">The covariates of the model.</param>
    /// <param name="where">The place of this shape, for the faults.</param>
    public IReadOnlyList<Fault> Faults(IReadOnlyCollection<string> covariates, string where)
    {
        List<Fault> faults = [];
        string[] curved = [.. Splines.Select(term => term.Variable), .. Polynomials.Select(term => term.Variable)];
        string[] varying = [.. TimeVarying.Select(term => term.Variable)];
        IEnumerable<string> named = curved.Concat(varying).Concat(Interactions.SelectMany(term => new[] { term.First, term.Second })).Distinct(StringComparer.Ordinal);
        foreach (string name in named.Where(name => !covariates.Contains(name)))
        {
            string? nearest = NearestName.Of(name, covariates);
            faults.Add(new Fault(FaultCode.BadValue, $"'{name}' is no covariate of the model", where, $"one of: {string.Join(", ", covariates)}", nearest is null ? $"add {name} to the covariates" : $"did you mean '{nearest}'?"));
        }

        foreach (string twice in Twice(curved).Concat(Twice(varying)).Concat(Twice([.. Interactions.Select(term => term.Key)])))
            faults.Add(new Fault(FaultCode.BadValue, $"'{twice}' is named twice", where, "one form for each covariate", "leave one of them out"));
        foreach (InteractionTerm self in Interactions.Where(term => term.First == term.Second))
            faults.Add(new Fault(FaultCode.BadValue, $"'{self.Name}' is an interaction of a covariate with itself", where, "two covariates", "use a spline or a polynomial for a curved effect"));
        return faults;
    }

    private static IEnumerable<string> Twice(string[] names) => names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
}

/// <summary>A restricted cubic spline.</summary>
/// <param name="Variable">The covariate.</param>
/// <param name="Count">How many knots, at quantiles; without meaning when <paramref name="Knots"/> are given.</param>
/// <param name="Knots">The knots, ascending; null to place them at quantiles.</param>
public sealed record SplineTerm(string Variable, int Count, IReadOnlyList<double>? Knots)
{
    /// <summary>The most knots.</summary>
    public const int MostKnots = 10;

    /// <summary>What can be written for one, for messages.</summary>
    public static string Expected { get; } = string.Create(CultureInfo.InvariantCulture, $"a number of knots from 3 to {MostKnots}, or at least three ascending knots");

    /// <summary>A spline from what a person wrote: one number is a number of knots, more are the knots; null when it is neither.</summary>
    public static SplineTerm? From(string variable, IReadOnlyList<double> numbers)
    {
        if (numbers.Count == 1) return numbers[0] is >= 3 and <= MostKnots && numbers[0] == Math.Floor(numbers[0]) ? new SplineTerm(variable, (int)numbers[0], null) : null;
        bool ascend = numbers.Count is >= 3 and <= MostKnots && numbers.Zip(numbers.Skip(1), (a, b) => b > a).All(rises => rises);
        return ascend ? new SplineTerm(variable, numbers.Count, numbers) : null;
    }
}

/// <summary>A polynomial: the covariate and its powers.</summary>
public sealed record PolynomialTerm(string Variable, int Degree)
{
    /// <summary>What can be written for one, for messages.</summary>
    public const string Expected = "a degree from 2 to 5";

    /// <summary>A polynomial from what a person wrote, or null.</summary>
    public static PolynomialTerm? From(string variable, double degree) => degree is 2 or 3 or 4 or 5 ? new PolynomialTerm(variable, (int)degree) : null;
}

/// <summary>The product of two covariates.</summary>
public sealed record InteractionTerm(string First, string Second)
{
    /// <summary>The name of the term, such as <c>age:sex</c>.</summary>
    public string Name => $"{First}:{Second}";

    internal string Key => string.CompareOrdinal(First, Second) <= 0 ? Name : $"{Second}:{First}";

    /// <summary>An interaction from a text such as <c>age:sex</c>; null when it does not name two of the covariates.</summary>
    public static InteractionTerm? From(string text, IReadOnlyCollection<string> covariates)
    {
        for (int at = text.IndexOf(':', StringComparison.Ordinal); at > 0; at = text.IndexOf(':', at + 1))
        {
            (string first, string second) = (text[..at].Trim(), text[(at + 1)..].Trim());
            if (covariates.Contains(first) && covariates.Contains(second)) return new InteractionTerm(first, second);
        }

        return null;
    }
}

/// <summary>A covariate whose effect changes with time.</summary>
/// <param name="Variable">The covariate.</param>
/// <param name="Cuts">The times at which the effect steps, ascending; null for an effect linear in log time.</param>
public sealed record TimeVaryingTerm(string Variable, IReadOnlyList<double>? Cuts)
{
    /// <summary>What can be written for one, for messages.</summary>
    public const string Expected = "'log', or ascending times greater than 0 at which the effect steps";

    /// <summary>Steps from what a person wrote, or null.</summary>
    public static TimeVaryingTerm? From(string variable, IReadOnlyList<double> cuts)
    {
        bool ascend = cuts.Count > 0 && cuts[0] > 0 && cuts.Zip(cuts.Skip(1), (a, b) => b > a).All(rises => rises);
        return ascend ? new TimeVaryingTerm(variable, cuts) : null;
    }
}
