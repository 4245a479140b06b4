namespace Oncohort.Study.FollowUp;

/// <summary>The unit in which follow-up between dates is expressed.</summary>
public enum TimeUnit
{
    /// <summary>Days.</summary>
    Days,
    /// <summary>Weeks of 7 days.</summary>
    Weeks,
    /// <summary>Months of 30.4375 days, a twelfth of a year.</summary>
    Months,
    /// <summary>Years of 365.25 days.</summary>
    Years,
}

/// <summary>The length of a time unit.</summary>
public static class TimeUnitLength
{
    /// <summary>The length of the unit in days.</summary>
    public static double Days(this TimeUnit unit) => unit switch
    {
        TimeUnit.Days => 1,
        TimeUnit.Weeks => 7,
        TimeUnit.Months => 30.4375,
        TimeUnit.Years => 365.25,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit."),
    };
}
