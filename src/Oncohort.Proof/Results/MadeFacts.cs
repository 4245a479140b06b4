using Oncohort.Proof.Numbers;

namespace Oncohort.Proof.Results;

/// <summary>Numbers that a paper prints and that follow from the results by one step.</summary>
internal static class MadeFacts
{
    /// <summary>From survival its complement: a rate of metastasis from freedom from metastasis.</summary>
    public static IEnumerable<Fact> Complement(Fact fact)
    {
        if (fact.Months is null || fact.Numbers.FirstOrDefault(number => number.Role == Role.Percent) is not { } percent) yield break;
        FactNumber Turned(FactNumber number, Role role) => new(role, 100 - number.Value, number.Path, "100 less " + number.Path);
        List<FactNumber> numbers = [Turned(percent, Role.Percent)];
        if (fact.Numbers.FirstOrDefault(number => number.Role == Role.Upper) is { } upper) numbers.Add(Turned(upper, Role.Lower));
        if (fact.Numbers.FirstOrDefault(number => number.Role == Role.Lower) is { } lower) numbers.Add(Turned(lower, Role.Upper));
        yield return fact with { Numbers = numbers };
    }

    /// <summary>From a ratio the change in per cent: a hazard ratio of 1.09 raises the hazard by 9 %.</summary>
    public static IEnumerable<Fact> Change(Fact fact) => fact.Numbers.Where(number => number.Role == Role.Ratio)
        .Select(number => fact with { Numbers = [new FactNumber(Role.Percent, Math.Abs(100 * (number.Value - 1)), number.Path, $"100 x ({number.Path} - 1)")] });

    /// <summary>Counts of a group as a percentage of its patients, and cells of a row as percentages of the row.</summary>
    public static IEnumerable<Fact> Shares(IReadOnlyList<Fact> facts)
    {
        Dictionary<string, FactNumber> byPath = facts.SelectMany(fact => fact.Numbers).Where(number => number is { Role: Role.Count, Made: null })
            .GroupBy(number => number.Path, StringComparer.Ordinal).ToDictionary(numbers => numbers.Key, numbers => numbers.First(), StringComparer.Ordinal);
        foreach (Fact fact in facts)
        {
            foreach (FactNumber part in fact.Numbers.Where(number => number is { Role: Role.Count, Made: null }))
            {
                if (WholeOf(part.Path) is { } path && byPath.TryGetValue(path, out FactNumber? whole) && whole.Value >= part.Value && whole.Value > 0)
                    yield return fact with { Numbers = [part, new FactNumber(Role.Percent, 100 * part.Value / whole.Value, part.Path, $"100 x {part.Path} / {whole.Path}")] };
            }
        }
    }

    /// <summary>events of a group's n, a cell's n of the row's overall n, and what was excluded of what was read.</summary>
    private static string? WholeOf(string path)
    {
        int dot = path.LastIndexOf('.');
        string name = path[(dot + 1)..], owner = path[..dot];
        if (name is "events" or "censored" or "competing" or "observed" or "missing") return owner + ".n";
        if (name is "kept" or "excluded") return owner + ".read";
        int groups = owner.LastIndexOf(".groups[", StringComparison.Ordinal);
        return name == "n" && groups >= 0 && owner.EndsWith(']') && !owner[(groups + 1)..].Contains('.', StringComparison.Ordinal) ? owner[..groups] + ".overall.n" : null;
    }
}
