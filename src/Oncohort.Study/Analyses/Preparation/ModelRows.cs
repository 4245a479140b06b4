using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>What a Cox model is fitted to: the rows analysed, or their pieces when effects change with time.</summary>
/// <param name="Design">The columns, in the order of <paramref name="Covariates"/>; their values are those of whole rows.</param>
/// <param name="Data">Follow-up.</param>
/// <param name="Covariates">Covariates.</param>
/// <param name="Strata">Strata, or null.</param>
/// <param name="Clusters">Clusters of the robust variance, or null.</param>
/// <param name="Patients">The row analysed of each piece; null when rows are whole.</param>
/// <param name="Changes">For each effect that changes with time its variable and the columns of each of its parts; log time has two of them.</param>
internal sealed record ModelRows(
    Design Design, TimeToEvent Data, CovariateMatrix Covariates, Grouping? Strata, Grouping? Clusters, TimeVaryingRows? Patients, IReadOnlyList<(TimeVaryingTerm Term, IReadOnlyList<int[]> Parts)> Changes)
{
    /// <summary>How rows come together as patients: by cluster, by whole row when rows were split; null for each row of its own.</summary>
    public Grouping? Together(PreparedRows rows) => rows.Clusters is null ? Patients?.Patients : Clusters;

    /// <summary>Prepares the rows.</summary>
    /// <exception cref="EstimationException">An effect that changes with time meets an event at time 0.</exception>
    public static ModelRows Of(PreparedRows rows, Design design, IReadOnlyList<TimeVaryingTerm> changing, bool robust)
    {
        Grouping? strata = PreparedRows.ToGrouping(rows.Strata);
        var covariates = new CovariateMatrix([.. design.Terms.Select(term => term.Name)], [.. design.Terms.Select(term => term.Values)]);
        if (changing.Count == 0) return new ModelRows(design, rows.Data, covariates, strata, rows.Clusters, null, []);

        var split = TimeVaryingRows.Split(rows.Data, covariates, [.. Effects(design, changing)], strata);
        List<DesignTerm> terms = [];
        for (int j = 0; j < design.Terms.Count; j++)
        {
            (int first, int count) = split.Columns[j];
            for (int column = first; column < first + count; column++)
            {
                string name = split.Covariates.Names[column];
                terms.Add(design.Terms[j] with { Name = name, Time = count == 1 || name == design.Terms[j].Name ? null : name[(design.Terms[j].Name.Length + 1)..] });
            }
        }

        (Variable, int, int)[] positions = [.. design.Covariates.Select(covariate => (covariate.Variable, Start(split, covariate.First), Start(split, covariate.First + covariate.Count) - Start(split, covariate.First)))];
        Grouping? clusters = rows.Clusters is { } named ? split.Regroup(named) : robust ? split.Patients : null;
        return new ModelRows(new Design(terms, positions), split.Data, split.Covariates, split.Strata, clusters, split, [.. changing.Select(term => (term, Parts(design, split, term)))]);
    }

    private static IEnumerable<TimeVaryingEffect> Effects(Design design, IReadOnlyList<TimeVaryingTerm> changing)
    {
        foreach (TimeVaryingTerm term in changing)
        {
            (_, int first, int count) = design.Covariates.First(covariate => covariate.Variable.Name == term.Variable);
            for (int column = first; column < first + count; column++)
                yield return term.Cuts is null ? TimeVaryingEffect.LogTime(column) : TimeVaryingEffect.Steps(column, term.Cuts);
        }
    }

    private static IReadOnlyList<int[]> Parts(Design design, TimeVaryingRows split, TimeVaryingTerm term)
    {
        (_, int first, int count) = design.Covariates.First(covariate => covariate.Variable.Name == term.Variable);
        return [.. Enumerable.Range(first, count).Select(j => Enumerable.Range(split.Columns[j].First, split.Columns[j].Count).ToArray())];
    }

    private static int Start(TimeVaryingRows split, int column) => column < split.Columns.Count ? split.Columns[column].First : split.Covariates.Names.Count;
}
