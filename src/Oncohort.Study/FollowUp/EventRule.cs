using Oncohort.Cohort.Faults;

namespace Oncohort.Study.FollowUp;

/// <summary>Which values of a column say that the event happened. Every other value is censored; a missing one leaves the row out.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values that mean the event; null for a column that holds only 0 and 1, or false and true.</param>
public sealed record EventRule(string Column, IReadOnlyList<string>? Values = null)
{
    /// <summary>Reads <c>COL</c> or <c>COL=VALUE[,VALUE]</c>.</summary>
    /// <exception cref="InputException">OCH023: the column or a value is empty.</exception>
    public static EventRule Parse(string text, string where)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string column = (equals < 0 ? text : text[..equals]).Trim();
        string[]? values = equals < 0 ? null : text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries);
        if (column.Length == 0 || values?.Contains("") == true)
            throw new InputException(new Fault(FaultCode.BadValue, $"'{text}' names no event", where, "COLUMN or COLUMN=VALUE[,VALUE]"));
        return new EventRule(column, values);
    }

    /// <summary>The rule as written on the command line.</summary>
    public override string ToString() => Values is null ? Column : $"{Column}={string.Join(",", Values)}";
}
