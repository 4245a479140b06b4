namespace Oncohort.Published.Reconstruction;

/// <summary>Which combinations of levels one patient can have.</summary>
internal sealed class RecordRules(VariableCatalog catalog)
{
    private const string OrganPrefix = "any_";

    private readonly int[] _organs = [.. Enumerable.Range(0, catalog.Recorded.Count).Where(i => catalog.Recorded[i].Id.StartsWith(OrganPrefix, StringComparison.Ordinal))];
    private readonly int _site = catalog.IndexOf("site");
    private readonly int _death = catalog.IndexOf("death");
    private readonly int _lost = catalog.IndexOf("lost");

    /// <summary>The sets of variables that a rule joins.</summary>
    public IEnumerable<IReadOnlyList<int>> Scopes
    {
        get
        {
            for (int i = 0; i < catalog.Recorded.Count; i++)
            {
                if (!catalog.Recorded[i].Within.IsAll) yield return [i, .. catalog.Scope(catalog.Recorded[i].Within)];
            }

            if (_site >= 0 && _organs.Length > 0) yield return [_site, .. _organs];
            if (_death >= 0 && _lost >= 0) yield return [_death, _lost];
        }
    }

    /// <summary>Whether a row breaks no rule that concerns only the given variables.</summary>
    public bool Possible(int[] row, IReadOnlyList<int> variables)
    {
        foreach (int variable in variables)
        {
            Selection within = catalog.Recorded[variable].Within;
            if (within.IsAll || !catalog.Scope(within).All(variables.Contains)) continue;
            if ((row[variable] == catalog.Undefined(variable)) == catalog.Matches(within, row)) return false;
        }

        if (_death >= 0 && _lost >= 0 && variables.Contains(_death) && variables.Contains(_lost) && Has(row, _death) && Has(row, _lost)) return false;
        return _site < 0 || _organs.Length == 0 || !variables.Contains(_site) || !_organs.All(variables.Contains) || SitesAgree(row);
    }

    /// <summary>A patient with one organ named has that organ only; one with several has two at least, of which one may be an organ not named.</summary>
    private bool SitesAgree(int[] row)
    {
        if (row[_site] == catalog.Undefined(_site)) return _organs.All(organ => !Has(row, organ));
        string site = catalog.Recorded[_site].Levels[row[_site]];
        if (site.Contains("multiple", StringComparison.OrdinalIgnoreCase)) return _organs.Any(organ => Has(row, organ));
        return _organs.All(organ => Has(row, organ) == site.Contains(catalog.Recorded[organ].Id[OrganPrefix.Length..], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a yes/no variable is yes.</summary>
    private bool Has(int[] row, int variable) =>
        row[variable] < catalog.Recorded[variable].Levels.Count && catalog.Recorded[variable].Levels[row[variable]] == "yes";
}
