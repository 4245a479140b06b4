using Oncohort.Proof.Matching;
using Oncohort.Proof.Numbers;

namespace Oncohort.Proof.Results;

/// <summary>Numbers of the results that belong together, and what they are of.</summary>
/// <param name="Numbers">The numbers with their roles and paths.</param>
/// <param name="Levels">What they are of in particular: a level, a group, a cause; every one should be named by a text that means this fact.</param>
/// <param name="Names">What they are of in general: labels of variables, endpoints and analyses.</param>
/// <param name="Months">The moment that they are for, in months; null when for none.</param>
/// <param name="UnitMonths">How many months the unit of a measure has.</param>
internal sealed record Fact(IReadOnlyList<FactNumber> Numbers, IReadOnlyList<Wording> Levels, IReadOnlyList<Wording> Names, double? Months, double UnitMonths)
{
    /// <summary>The different words of all names.</summary>
    public IReadOnlyList<string> NameWords { get; } = [.. Names.SelectMany(name => name.Words).Distinct(StringComparer.Ordinal)];

    /// <summary>A fact in its surroundings.</summary>
    public static Fact Of(IReadOnlyList<FactNumber> numbers, Surroundings around) =>
        new(numbers, [.. around.Levels.Select(Wording.OfLevel)], [.. around.Names.Select(Wording.OfName)], around.Months, around.UnitMonths);
}

/// <summary>One number of the results.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Value">Its value, percentages out of 100.</param>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Made">How it was made from numbers of the file; null when it stands there.</param>
internal sealed record FactNumber(Role Role, double Value, string Path, string? Made = null);
