namespace Oncohort.Reporting.Formatting;

/// <summary>The journal style of the report that is being written. It holds for what is called from within <see cref="Use"/>, on all its threads.</summary>
internal static class StyleInForce
{
    private static readonly AsyncLocal<JournalStyle?> Current = new();

    public static JournalStyle Style => Current.Value ?? JournalStyle.Plain;

    /// <summary>Puts a style in force until the answer is disposed.</summary>
    public static IDisposable Use(JournalStyle style)
    {
        JournalStyle? before = Current.Value;
        Current.Value = style;
        return new Restored(before);
    }

    private sealed class Restored(JournalStyle? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
