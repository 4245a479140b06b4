using CsCheck;

namespace Oncohort.Survival.Tests.Properties;

/// <summary>Made-up follow-up with many ties: whole times, three groups, a continuous and a binary covariate, small whole weights.</summary>
internal sealed record RandomFollowUp(double[] Time, int[] Code, int[] Group, double[] X, double[] Binary, int[] Times)
{
    private static readonly Gen<(int, int, int, int, int, int)> Row =
        Gen.Select(Gen.Int[1, 15], Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[-200, 200], Gen.Int[0, 1], Gen.Int[1, 3]);

    public static readonly Gen<RandomFollowUp> Any = Row.Array[40, 80].Select(rows => new RandomFollowUp(
        [.. rows.Select(row => (double)row.Item1)], [.. rows.Select(row => row.Item2 < 7 ? 1 : 0)], [.. rows.Select(row => row.Item3)],
        [.. rows.Select(row => row.Item4 / 100.0)], [.. rows.Select(row => (double)row.Item5)], [.. rows.Select(row => row.Item6)]));

    public TimeToEvent Data => TimeToEvent.Create(Time, Code);

    public Grouping Groups => new(Group, 3);

    public CovariateMatrix Covariates => new(["x", "binary"], [X, Binary]);

    /// <summary>The rows in another order.</summary>
    public RandomFollowUp Take(int[] rows) => new(
        [.. rows.Select(i => Time[i])], [.. rows.Select(i => Code[i])], [.. rows.Select(i => Group[i])],
        [.. rows.Select(i => X[i])], [.. rows.Select(i => Binary[i])], [.. rows.Select(i => Times[i])]);

    public RandomFollowUp Reversed() => Take([.. Enumerable.Range(0, Time.Length).Reverse()]);

    public RandomFollowUp Shuffled(int seed)
    {
        int[] rows = [.. Enumerable.Range(0, Time.Length)];
#pragma warning disable CA5394 // A seeded order for a test, not a secret.
        new Random(seed).Shuffle(rows);
#pragma warning restore CA5394
        return Take(rows);
    }

    /// <summary>Every row as many times as its weight says.</summary>
    public RandomFollowUp Repeated() => Take([.. Enumerable.Range(0, Time.Length).SelectMany(i => Enumerable.Repeat(i, Times[i]))]);
}
