using System.Globalization;
using Oncohort.Oncology.Staging.Tables;

namespace Oncohort.Oncology.Staging;

/// <summary>The stage tables at hand and the maps between them; further sites are added with <see cref="With(StageTable, RestagingMap[])"/>.</summary>
/// <param name="Tables">The tables.</param>
/// <param name="Maps">The maps between editions.</param>
public sealed record StageCatalogue(IReadOnlyList<StageTable> Tables, IReadOnlyList<RestagingMap> Maps)
{
    /// <summary>The tables that come with Oncohort: nasopharynx in the 7th, 8th and 9th editions.</summary>
    public static StageCatalogue Standard { get; } = new(
        [NasopharynxSeven.Table, NasopharynxEight.Table, NasopharynxNine.Table],
        [NasopharynxMaps.SevenToEight, NasopharynxMaps.EightToNine]);

    /// <summary>The sites in order.</summary>
    public IReadOnlyList<string> Sites => [.. Tables.Select(table => table.Site).Distinct(StringComparer.Ordinal)];

    /// <summary>This catalogue and one more table, which replaces one of the same site and edition.</summary>
    public StageCatalogue With(StageTable table, params RestagingMap[] maps) =>
        new([.. Tables.Where(each => each.Site != table.Site || each.Edition != table.Edition), table], [.. Maps, .. maps]);

    /// <summary>The table of a site in an edition.</summary>
    /// <exception cref="UnknownStagingTermException">There is none; the exception lists those that there are.</exception>
    public StageTable Find(string site, int edition)
    {
        StageTable[] tables = [.. Tables.Where(table => string.Equals(table.Site, site.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (tables.Length == 0) throw new UnknownStagingTermException("site", site, Sites);
        return tables.FirstOrDefault(table => table.Edition == edition)
            ?? throw new UnknownStagingTermException("edition", Text(edition), [.. tables.Select(table => Text(table.Edition))]);
    }

    /// <summary>The findings that restaging of a site may ask for.</summary>
    public IReadOnlyList<AnatomyFinding> Findings(string site) =>
        [.. Maps.Where(map => map.Site == site).SelectMany(map => map.Findings).DistinctBy(finding => finding.Id)];

    /// <summary>Restages from one edition to a later one, through the editions between.</summary>
    /// <param name="site">The site.</param>
    /// <param name="from">The edition of the letters.</param>
    /// <param name="to">The edition wanted.</param>
    /// <param name="t">The T category.</param>
    /// <param name="n">The N category.</param>
    /// <param name="m">The M category.</param>
    /// <param name="anatomy">Known findings by id, true for present; null for none known.</param>
    /// <exception cref="UnknownStagingTermException">A site, edition, letter or finding is unknown, or no map leads to <paramref name="to"/>.</exception>
    public Restaging Restage(string site, int from, int to, string t, string n, string m, IReadOnlyDictionary<string, bool>? anatomy = null)
    {
        StageTable source = Find(site, from);
        StageTable target = Find(site, to);
        IReadOnlyList<AnatomyFinding> findings = Findings(source.Site);
        foreach (string id in anatomy?.Keys ?? [])
            if (findings.All(finding => finding.Id != id))
                throw new UnknownStagingTermException("anatomy", id, [.. findings.Select(finding => finding.Id)]);
        return new Restager(source, target, Path(source.Site, from, to), anatomy ?? new Dictionary<string, bool>()).Run(source.Stage(t, n, m));
    }

    private List<RestagingMap> Path(string site, int from, int to)
    {
        List<RestagingMap> path = [];
        for (int edition = from; edition != to;)
        {
            if (Maps.FirstOrDefault(map => map.Site == site && map.From == edition && map.To <= to) is not { } next)
                throw new UnknownStagingTermException("edition", Text(to), [.. Reachable(site, from)]);
            path.Add(next);
            edition = next.To;
        }

        return path;
    }

    private IEnumerable<string> Reachable(string site, int from)
    {
        yield return Text(from);
        foreach (RestagingMap map in Maps.Where(map => map.Site == site && map.From >= from)) yield return Text(map.To);
    }

    private static string Text(int edition) => edition.ToString(CultureInfo.InvariantCulture);
}
