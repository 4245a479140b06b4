namespace Oncohort.Published.Reconstruction;

/// <summary>What a change in the records touches.</summary>
[Flags]
internal enum Touched
{
    /// <summary>Levels of patients with metastasis.</summary>
    Levels = 1,

    /// <summary>Survival of patients with metastasis.</summary>
    Survival = 2,

    /// <summary>Days of metastasis.</summary>
    Metastasis = 4,

    /// <summary>Follow-up of patients without metastasis.</summary>
    FollowUp = 8,
}

/// <summary>A printed statistic that the search comes near.</summary>
internal abstract class SearchTarget
{
    /// <summary>The changes that can alter it.</summary>
    public abstract Touched DependsOn { get; }

    /// <summary>How far the records are from it: 0 when they meet it.</summary>
    public abstract double Penalty();

    /// <summary>The penalty of a difference in units of its tolerance.</summary>
    protected static double Cost(double difference)
    {
        double excess = Math.Max(0, Math.Abs(difference) - 0.6);
        return Math.Min(100, (difference * difference) + (6 * excess * excess));
    }
}
