namespace Oncohort.Oncology.Staging;

/// <summary>The categories and stage groups of one site in one edition, as data; a further site is a further table.</summary>
public sealed record StageTable
{
    /// <summary>The site, such as <c>nasopharynx</c>.</summary>
    public required string Site { get; init; }

    /// <summary>The edition, such as 7.</summary>
    public required int Edition { get; init; }

    /// <summary>The edition as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>The T categories in order.</summary>
    public required IReadOnlyList<StageCategory> T { get; init; }

    /// <summary>The N categories in order.</summary>
    public required IReadOnlyList<StageCategory> N { get; init; }

    /// <summary>The M categories in order.</summary>
    public required IReadOnlyList<StageCategory> M { get; init; }

    /// <summary>The stage groups from lowest to highest.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Which categories make which group; combinations that no rule names have no group.</summary>
    public required IReadOnlyList<StageRule> Rules { get; init; }

    /// <summary>Where the table comes from, and what of it was taken from secondary sources.</summary>
    public required string Source { get; init; }

    /// <summary>What was left out because no source could be confirmed; empty when nothing was.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The stage group of three categories, written in either case and with or without their letter (<c>T2</c>, <c>t2</c>, <c>2</c>).</summary>
    /// <exception cref="UnknownStagingTermException">A category is not one of this edition.</exception>
    public StageOutcome Stage(string t, string n, string m) => Stage(Find("T", t), Find("N", n), Find("M", m));

    /// <summary>The category that <paramref name="text"/> names on an axis.</summary>
    /// <param name="axis"><c>T</c>, <c>N</c> or <c>M</c>.</param>
    /// <param name="text">As written in data.</param>
    /// <exception cref="UnknownStagingTermException">It is not one of this edition, or the axis is not T, N or M.</exception>
    public StageCategory Find(string axis, string text)
    {
        string given = text.Trim();
        IReadOnlyList<StageCategory> known = Axis(axis);
        return known.FirstOrDefault(category => Same(category.Letter, given) || Same(category.Letter, axis + given))
            ?? throw new UnknownStagingTermException(axis, text, [.. known.Select(category => category.Letter)]);
    }

    /// <summary>The categories of an axis in order.</summary>
    /// <param name="axis"><c>T</c>, <c>N</c> or <c>M</c>.</param>
    /// <exception cref="UnknownStagingTermException">The axis is not T, N or M.</exception>
    public IReadOnlyList<StageCategory> Axis(string axis) => axis switch
    {
        "T" => T,
        "N" => N,
        "M" => M,
        _ => throw new UnknownStagingTermException("axis", axis, ["T", "N", "M"]),
    };

    private StageOutcome Stage(StageCategory t, StageCategory n, StageCategory m)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        bool gap = false;
        foreach (StageCategory eachT in Expand(T, t))
            foreach (StageCategory eachN in Expand(N, n))
                foreach (StageCategory eachM in Expand(M, m))
                {
                    if (GroupOf(eachT, eachN, eachM) is { } group) found.Add(group);
                    else gap = true;
                }

        if (gap || found.Count == 0)
            return new StageOutcome(t.Letter, n.Letter, m.Letter, [], $"the {Name} table has no stage group for {t.Letter} {n.Letter} {m.Letter}");
        string[] candidates = [.. Groups.Where(found.Contains)];
        return new StageOutcome(t.Letter, n.Letter, m.Letter, candidates, candidates.Length == 1 ? null : Undecided(t, n, m, candidates));
    }

    private static string Undecided(StageCategory t, StageCategory n, StageCategory m, string[] candidates)
    {
        IEnumerable<string> open = new[] { t, n, m }.Where(category => category.Covers.Count > 0)
            .Select(category => $"{category.Letter} leaves {string.Join(", ", category.Covers)} open");
        return $"{string.Join("; ", open)}: the group lies from {candidates[0]} to {candidates[^1]}";
    }

    private string? GroupOf(StageCategory t, StageCategory n, StageCategory m) =>
        Rules.FirstOrDefault(rule => Holds(rule.T, t) && Holds(rule.N, n) && Holds(rule.M, m))?.Group;

    private static bool Holds(IReadOnlyList<string>? letters, StageCategory category) => letters?.Contains(category.Letter) ?? category.InAny;

    private static IEnumerable<StageCategory> Expand(IReadOnlyList<StageCategory> axis, StageCategory category) =>
        category.Covers.Count == 0 ? [category] : axis.Where(each => category.Covers.Contains(each.Letter));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
