namespace Oncohort.Survival;

/// <summary>The function of time with which a test of proportional hazards lets a coefficient change.</summary>
public enum TimeTransform
{
    /// <summary>1 - S(t-) of the Kaplan-Meier estimate of all rows: robust against late outliers (R's default).</summary>
    KaplanMeier,
    /// <summary>The rank of the event time among the times at which rows leave, the mean rank for ties.</summary>
    Rank,
    /// <summary>Time itself.</summary>
    Identity,
    /// <summary>The logarithm of time; not defined for an event at time 0.</summary>
    Log,
}
