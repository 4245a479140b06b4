using System.Globalization;

namespace Oncohort.Survival;

/// <summary>What is wrong with follow-up data.</summary>
public enum TimeToEventProblem
{
    /// <summary>An array is not as long as the times.</summary>
    LengthMismatch,
    /// <summary>A time is NaN or infinite.</summary>
    NotFinite,
    /// <summary>A time is negative.</summary>
    Negative,
    /// <summary>A row leaves observation at or before it enters.</summary>
    ExitNotAfterEntry,
    /// <summary>An event code is negative.</summary>
    BadEventCode,
    /// <summary>A weight is negative or not finite.</summary>
    BadWeight,
    /// <summary>A count is negative.</summary>
    BadCount,
}

/// <summary>Follow-up data that cannot be: names the first row at fault.</summary>
public sealed class TimeToEventException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="row">The row, counted from 0.</param>
    /// <param name="value">The value received.</param>
    public TimeToEventException(TimeToEventProblem problem, int row, double value)
        : base(string.Create(CultureInfo.InvariantCulture, $"{problem} in row {row}: {value}."))
    {
        Problem = problem;
        Row = row;
        Value = value;
    }

    /// <summary>What is wrong.</summary>
    public TimeToEventProblem Problem { get; }

    /// <summary>The row at fault, counted from 0.</summary>
    public int Row { get; }

    /// <summary>The value received.</summary>
    public double Value { get; }
}
