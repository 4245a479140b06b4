using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Withholds small counts from the results of a study, and whatever would give them away, before anything is printed.
/// Rules: docs/methods/deidentification.md.</summary>
internal static class Masking
{
    /// <summary>The smallest limit: below 3, a withheld count could only be 1.</summary>
    public const int Smallest = 3;

    /// <summary>The largest limit.</summary>
    public const int Largest = 20;

    /// <summary>The results without counts of 1 to <paramref name="below"/> - 1 patients or events.</summary>
    /// <param name="results">The results as they are.</param>
    /// <param name="below">The limit, <see cref="Smallest"/> to <see cref="Largest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is another.</exception>
    public static StudyResults Apply(StudyResults results, int below)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentOutOfRangeException.ThrowIfLessThan(below, Smallest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(below, Largest);
        var book = new CountBook(below);
        var mask = new StudyMask(book, results);
        _ = mask.Apply();
        book.Decide();
        return mask.Apply() with { MaskBelow = below };
    }
}
