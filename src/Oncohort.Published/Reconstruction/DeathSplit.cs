namespace Oncohort.Published.Reconstruction;

/// <summary>How many of the patients in a model died, which the standard errors of its ratios tell when no count does.</summary>
/// <remarks>
/// The variance of the logarithm of a hazard ratio of two groups is about 1 / (D p (1 - p)), with D deaths and a share p of patients in one group
/// (D. A. Schoenfeld, Biometrika 68:316-319, 1981).
/// </remarks>
internal static class DeathSplit
{
    /// <summary>A statement of the number of deaths with metastasis; null when a count already tells it or no model does.</summary>
    public static CountStatement? Read(PublishedStudy study, VariableCatalog catalog, Roles roles, IReadOnlyList<CountStatement> known)
    {
        (int death, int metastasis) = (catalog.IndexOf("death"), catalog.IndexOf("metastasis"));
        if (known.Any(statement => statement.Scope.Contains(death) && statement.Scope.Contains(metastasis))) return null;
        Selection with = new(new Dictionary<string, IReadOnlyList<string>> { ["metastasis"] = ["yes"] });
        CountStatement? patients = known.FirstOrDefault(statement => statement.Scope is [var only] && only == metastasis && statement.Count is not null && statement.Of.Levels.TryGetValue("metastasis", out IReadOnlyList<string>? levels) && levels is ["yes"]);
        if (patients is null) return null;
        List<double> estimates = [];
        foreach (PublishedTable table in study.Tables.Where(table => table is { By: "metastasis", Rows.Count: 2 }))
        {
            int column = table.Columns.ToList().IndexOf("yes");
            if (column < 0 || table.Rows.Any(row => row.Cells[column].N is null)) continue;
            double share = table.Rows[0].Cells[column].N!.Value / patients.Count!.Value;
            foreach (PublishedTerm term in study.Models.Where(model => !model.Together && model.Endpoint == roles.Survival.Id).SelectMany(model => model.Terms))
            {
                if (!SameVariable(term.Variable, table.Variable, catalog) || term is not { Lower: { } lower, Upper: { } upper } || share * (1 - share) < 0.12) continue;
                double error = Math.Log(upper.Value / lower.Value) / (2 * 1.959964);
                estimates.Add(1 / (error * error * share * (1 - share)));
            }
        }

        PublishedCurve? curve = roles.SurvivalCurves.FirstOrDefault(candidate => candidate.Within.Levels.TryGetValue("metastasis", out IReadOnlyList<string>? levels) && levels is ["yes"]);
        int least = curve is null ? 0 : Roles.LeastDeaths(curve, patients.Count!.Value);
        if (estimates.Count == 0 && least == 0) return null;
        estimates.Sort();
        int deaths = Math.Max(least, estimates.Count == 0 ? 0 : (int)Math.Round(estimates[(estimates.Count - 1) / 2]));
        Selection died = new(new Dictionary<string, IReadOnlyList<string>> { ["metastasis"] = ["yes"], ["death"] = ["yes"] });
        return new CountStatement($"deaths with metastasis = {deaths} (inferred from survival and from the widths of the models' intervals)", [.. catalog.Scope(died)], died, with, deaths, 0, 1, null);
    }

    private static bool SameVariable(string a, string b, VariableCatalog catalog) =>
        a == b || (catalog.Has(b) && catalog[b].Derivation is CutDerivation cut && cut.Of == a) || (catalog.Has(a) && catalog[a].Derivation is CutDerivation other && other.Of == b);
}
