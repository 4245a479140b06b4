namespace Oncohort.Oncology.Performance;

/// <summary>The performance status of Karnofsky and Burchenal (1949): 100 is normal without complaints, 0 is dead, in steps of 10.</summary>
public static class Karnofsky
{
    /// <summary>The highest status.</summary>
    public const int Highest = 100;

    /// <summary>The step between levels.</summary>
    public const int Step = 10;

    /// <summary>Where the scale is published.</summary>
    public const string Source = "Karnofsky and Burchenal, in: MacLeod (ed.), Evaluation of Chemotherapeutic Agents, Columbia University Press 1949";

    /// <summary>The levels, highest first.</summary>
    public static IReadOnlyList<int> Levels { get; } = [.. Enumerable.Range(0, (Highest / Step) + 1).Select(step => Highest - (step * Step))];

    /// <summary>Whether a value is a level.</summary>
    public static bool IsLevel(double value) => value is >= 0 and <= Highest && value % Step == 0;

    /// <summary>Whether a status reaches the lowest that a protocol allows.</summary>
    /// <param name="status">The patient's status.</param>
    /// <param name="lowest">The lowest allowed, such as 70.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not a level.</exception>
    public static bool IsEligible(int status, int lowest) => Level(status, nameof(status)) >= Level(lowest, nameof(lowest));

    /// <summary>What a patient with a status can do, in our own words and in the scale's three bands.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a level.</exception>
    public static string Meaning(int status) => Level(status, nameof(status)) switch
    {
        >= 80 => "normal activity and work, no special care",
        >= 50 => "unable to work, at home, varying help",
        >= 10 => "unable to care for oneself, institutional care",
        _ => "dead",
    };

    private static int Level(int value, string name) =>
        IsLevel(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A Karnofsky status is one of 0, 10, 20, ..., 100.");
}
