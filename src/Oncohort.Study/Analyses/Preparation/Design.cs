using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>One column of a design: a numeric covariate, or the contrast of a level against the reference.</summary>
internal sealed record DesignTerm(string Name, Variable Variable, string? Level, string? Reference, double[] Values)
{
    /// <summary>The place of the column in a spline or polynomial; null for any other.</summary>
    public CurveColumn? Curve { get; init; }

    /// <summary>The two columns of which this is the product; null for any other.</summary>
    public (DesignTerm First, DesignTerm Second)? Factors { get; init; }

    /// <summary>The interval of a step, or log time, of an effect that changes with time; null for any other.</summary>
    public string? Time { get; init; }

    /// <summary>Whether the column is numeric and holds nothing but 0 and 1.</summary>
    public bool IsIndicator => Level is null && Factors is null && Curve is null && Time is null && Array.TrueForAll(Values, value => value is 0 or 1);

    /// <summary>Whether the column alone says nothing about a hazard ratio.</summary>
    public bool IsPartOfCurve => Curve is not null || (Factors is { } product && (product.First.Curve is not null || product.Second.Curve is not null));

    /// <summary>Whether the column bends an effect.</summary>
    public bool IsNonlinear => Curve is { Order: > 0 } || (Factors is { } product && (product.First.IsNonlinear || product.Second.IsNonlinear));
}

/// <summary>The covariates of a model as columns, treatment contrasts for factors.</summary>
/// <param name="Terms">The columns, in order.</param>
/// <param name="Covariates">Each covariate with the position of its first column and the number of its columns; 0 when it has one level only.</param>
internal sealed record Design(IReadOnlyList<DesignTerm> Terms, IReadOnlyList<(Variable Variable, int First, int Count)> Covariates)
{
    /// <summary>The columns as the estimators want them; there is at least one.</summary>
    public CovariateMatrix ToMatrix() => new([.. Terms.Select(term => term.Name)], [.. Terms.Select(term => term.Values)]);

    /// <summary>The reference level of each factor, such as <c>stage=1</c>.</summary>
    public string[] References => [.. Terms.Where(term => term.Reference is not null).Select(term => $"{term.Variable.Name}={term.Reference}").Distinct()];

    /// <summary>Builds the columns for the rows analysed.</summary>
    /// <exception cref="InputException">OCH026: a reference level does not occur; OCH023: a numeric covariate has one, or a factor has too many levels.</exception>
    public static Design Of(PreparedRows rows, IReadOnlyList<Variable> covariates, ReferenceLevel standard)
    {
        List<DesignTerm> terms = [];
        List<(Variable, int, int)> positions = [];
        foreach (Variable covariate in covariates)
        {
            int first = terms.Count;
            if (IsFactor(rows, covariate)) terms.AddRange(Contrasts(rows.LevelsOf(covariate), standard));
            else terms.Add(Numeric(rows, covariate));
            positions.Add((covariate, first, terms.Count - first));
        }

        return new Design(terms, positions);
    }

    public static bool IsFactor(PreparedRows rows, Variable covariate) => covariate.Factor || covariate.Levels is not null || rows.ColumnOf(covariate.Name) is TextColumn;

    private static DesignTerm Numeric(PreparedRows rows, Variable covariate)
    {
        if (covariate.Reference is { } reference)
        {
            throw new InputException(new Fault(
                FaultCode.BadValue,
                $"'{covariate.Name}' is numeric and has no reference level '{reference}'",
                covariate.Name,
                "a factor",
                $"declare {covariate.Name} a factor, or name no reference"));
        }

        return new DesignTerm(covariate.Name, covariate, null, null, rows.NumbersOf(covariate.Name));
    }

    private static IEnumerable<DesignTerm> Contrasts(Levels levels, ReferenceLevel standard)
    {
        levels.RequireFew(levels.Variable.Name);
        int reference = ReferenceOf(levels, standard);
        for (int level = 0; level < levels.Labels.Count; level++)
        {
            if (level == reference) continue;
            double[] indicator = new double[levels.Codes.Length];
            for (int row = 0; row < indicator.Length; row++) indicator[row] = levels.Codes[row] == level ? 1 : 0;
            yield return new DesignTerm($"{levels.Variable.Name}={levels.Labels[level]}", levels.Variable, levels.Labels[level], levels.Labels[reference], indicator);
        }
    }

    /// <summary>The index of the reference level: the one named, else the first or the last.</summary>
    /// <exception cref="InputException">OCH026: the level that was named does not occur.</exception>
    public static int ReferenceOf(Levels levels, ReferenceLevel standard)
    {
        if (levels.Variable.Reference is not { } wanted) return standard == ReferenceLevel.First ? 0 : levels.Labels.Count - 1;
        int index = levels.IndexOf(wanted);
        if (index >= 0) return index;
        string? nearest = NearestName.Of(wanted, levels.Labels);
        throw new InputException(new Fault(
            FaultCode.UnknownLevel,
            $"'{wanted}' is no level of '{levels.Variable.Name}' among the rows analysed",
            levels.Variable.Name,
            $"one of: {string.Join(", ", levels.Labels)}",
            nearest is null ? "name a level that occurs" : $"did you mean '{nearest}'?"));
    }
}
