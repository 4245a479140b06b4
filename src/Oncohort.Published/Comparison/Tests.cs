using Oncohort.Survival;

namespace Oncohort.Published.Comparison;

/// <summary>A test computed from a cohort.</summary>
internal sealed record ComputedTest(Computed Statistic, Computed Df, Computed P, string? Name)
{
    public static ComputedTest Missing(string why) => new(Computed.Missing(why), Computed.Missing(why), Computed.Missing(why), null);

    public static ComputedTest Of(ChiSquareTest test, string name) => new(
        Computed.Of(test.ChiSquare, "the statistic does not exist"), new Computed(test.DegreesOfFreedom, null), Computed.Of(test.P, "the p-value does not exist"), name);
}

/// <summary>Puts a printed test beside a computed one.</summary>
internal static class Tests
{
    public static void Add(string id, string label, string? place, PrintedTest printed, ComputedTest computed, NumberList numbers)
    {
        numbers.Add(id + ".statistic", label + ", test statistic", place, printed.Statistic, computed.Statistic, computed.Name);
        numbers.Add(id + ".df", label + ", degrees of freedom", place, printed.Df, computed.Df, computed.Name);
        numbers.Add(id + ".p", label + ", p", place, printed.P, computed.P, computed.Name);
    }
}
