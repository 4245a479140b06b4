namespace Oncohort.Cohort;

/// <summary>The kinds of value a column can hold.</summary>
public enum ColumnKind
{
    /// <summary>Whole numbers or decimals.</summary>
    Number,
    /// <summary>Text.</summary>
    Text,
    /// <summary>Truth values, given out as the texts <c>false</c> and <c>true</c>.</summary>
    Truth,
    /// <summary>Calendar dates.</summary>
    Date,
}

/// <summary>A column's name and kind.</summary>
public sealed record ColumnInfo(string Name, ColumnKind Kind);
