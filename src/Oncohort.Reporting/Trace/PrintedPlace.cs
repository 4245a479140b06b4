namespace Oncohort.Reporting.Trace;

/// <summary>What stands around a printed number and tells which number it is.</summary>
/// <param name="Rows">The labels of its row, and of the group of rows it stands in.</param>
/// <param name="Columns">The headers above it.</param>
/// <param name="Caption">The caption of its table, or the sentence it stands in.</param>
internal sealed record PrintedPlace(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, string Caption)
{
    /// <summary>Running text.</summary>
    public static PrintedPlace InText(string text) => new([], [], text);
}
