using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Builds the columns of a model with splines, polynomials and interactions: covariates first, in order, then interactions.</summary>
/// <remarks>
/// The names are those of R's rms: <c>age'</c> and <c>age''</c> are the further columns of a spline of <c>age</c>, <c>age^2</c> is a power, <c>age:sex=2</c> a
/// product. An interaction holds every product of a column of the one with a column of the other.
/// </remarks>
internal sealed class ModelTerms
{
    private readonly PreparedRows _rows;
    private readonly ReferenceLevel _standard;
    private readonly ModelShape _shape;
    private readonly List<DesignTerm> _terms = [];
    private readonly List<(Variable Variable, int First, int Count)> _positions = [];

    private ModelTerms(PreparedRows rows, ReferenceLevel standard, ModelShape shape)
    {
        _rows = rows;
        _standard = standard;
        _shape = shape;
    }

    /// <summary>The columns, and the knots of every spline.</summary>
    /// <exception cref="InputException">A factor is given a curve, or a level or a name is wrong.</exception>
    /// <exception cref="AnalysisImpossibleException">A variable has too few distinct values for a spline.</exception>
    public static Design Of(PreparedRows rows, IReadOnlyList<Variable> covariates, ReferenceLevel standard, ModelShape shape)
    {
        if (shape is { Splines.Count: 0, Polynomials.Count: 0, Interactions.Count: 0 }) return Design.Of(rows, covariates, standard);
        var terms = new ModelTerms(rows, standard, shape);
        foreach (Variable covariate in covariates) terms.AddMain(covariate);
        foreach (InteractionTerm interaction in shape.Interactions) terms.AddInteraction(interaction);
        return new Design(terms._terms, terms._positions);
    }

    private void AddMain(Variable covariate)
    {
        int first = _terms.Count;
        SplineTerm? spline = _shape.Splines.FirstOrDefault(term => term.Variable == covariate.Name);
        PolynomialTerm? polynomial = _shape.Polynomials.FirstOrDefault(term => term.Variable == covariate.Name);
        if (spline is null && polynomial is null)
        {
            _terms.AddRange(Design.Of(_rows, [covariate], _standard).Terms);
        }
        else
        {
            if (Design.IsFactor(_rows, covariate)) throw new InputException(Curved(covariate));
            DesignTerm linear = Design.Of(_rows, [covariate], _standard).Terms[0];
            _terms.AddRange(spline is not null ? Spline(linear, spline) : Polynomial(linear, polynomial!));
        }

        _positions.Add((covariate, first, _terms.Count - first));
    }

    private IEnumerable<DesignTerm> Spline(DesignTerm linear, SplineTerm spline)
    {
        double[] knots = spline.Knots is { } given ? [.. given] : RestrictedCubicSpline.Knots(linear.Values, spline.Count);
        if (knots.Length == 0) throw new AnalysisImpossibleException(TooFew(linear));
        if (knots.Length < spline.Count)
            _rows.Warnings.Add(Warn.Of(FaultCode.FewerKnots, $"{linear.Name} has {knots.Length} knots instead of {spline.Count}: too few distinct values, or equal quantiles"));
        IReadOnlyList<double[]> columns = RestrictedCubicSpline.Basis(linear.Values, knots);
        double median = Median(linear);
        return columns.Select((values, j) => linear with { Name = linear.Name + new string('\'', j), Values = values, Curve = new CurveColumn(j, knots, median) });
    }

    private static IEnumerable<DesignTerm> Polynomial(DesignTerm linear, PolynomialTerm polynomial) => Enumerable.Range(1, polynomial.Degree).Select(power => linear with
    {
        Name = power == 1 ? linear.Name : string.Create(CultureInfo.InvariantCulture, $"{linear.Name}^{power}"),
        Values = power == 1 ? linear.Values : [.. linear.Values.Select(value => Math.Pow(value, power))],
        Curve = new CurveColumn(power - 1, [], Median(linear)),
    });

    private static double Median(DesignTerm term) => SampleQuantile.Of(term.Values, [0.5])[0] ?? 0;

    private void AddInteraction(InteractionTerm interaction)
    {
        (Variable first, int firstAt, int firstCount) = _positions.First(position => position.Variable.Name == interaction.First);
        (Variable second, int secondAt, int secondCount) = _positions.First(position => position.Variable.Name == interaction.Second);
        var variable = new Variable(interaction.Name) { Label = $"{first.Caption} × {second.Caption}" };
        int start = _terms.Count;
        for (int b = secondAt; b < secondAt + secondCount; b++)
        {
            for (int a = firstAt; a < firstAt + firstCount; a++) _terms.Add(Product(variable, _terms[a], _terms[b]));
        }

        _positions.Add((variable, start, _terms.Count - start));
    }

    private static DesignTerm Product(Variable variable, DesignTerm a, DesignTerm b)
    {
        string? level = (a.Level, b.Level) switch
        {
            ({ } one, { } other) => $"{one}, {other}",
            (null, null) => null,
            _ => a.Level ?? b.Level,
        };
        return new DesignTerm($"{a.Name}:{b.Name}", variable, level, null, [.. a.Values.Zip(b.Values, (x, y) => x * y)]) { Factors = (a, b) };
    }

    private static Fault Curved(Variable covariate) => new(
        FaultCode.BadValue, $"'{covariate.Name}' is categorical and has no curve", covariate.Name, "a numeric covariate for a spline or a polynomial", "leave out its spline or polynomial, or do not declare it a factor");

    private static Fault TooFew(DesignTerm linear) => new(
        FaultCode.MethodNotDefined, $"'{linear.Name}' has too few distinct values for a spline", linear.Name, "at least three different knots", "name the knots, use a polynomial, or let it be linear or a factor");
}

/// <summary>The place of a column in a curved term.</summary>
/// <param name="Order">0 for the values themselves, then 1, 2, ….</param>
/// <param name="Knots">The knots of a spline; empty for a polynomial.</param>
/// <param name="Median">The median of the variable.</param>
internal sealed record CurveColumn(int Order, double[] Knots, double Median)
{
    /// <summary>The column at a value.</summary>
    public double At(double value) => Knots.Length == 0 ? Math.Pow(value, Order + 1) : RestrictedCubicSpline.Basis([value], Knots)[Order][0];
}
