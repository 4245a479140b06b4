using Oncohort.Study.Columns;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Lists as settings state them.</summary>
internal static class Listed
{
    /// <summary>Numbers in ascending order, each once.</summary>
    public static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Distinct().Order().Select(Columns.Numbers.Print));
}
