namespace Oncohort.Study.Columns;

/// <summary>Texts that say yes or no.</summary>
internal static class YesNo
{
    private static readonly string[] Yes = ["1", "true", "yes"];
    private static readonly string[] No = ["0", "false", "no"];

    /// <summary>What is accepted, for a message.</summary>
    public static string Expected { get; } = $"one of: {string.Join(", ", Yes.Concat(No))}";

    /// <summary>True for yes, false for no, null for neither.</summary>
    public static bool? Of(string text)
    {
        if (Yes.Contains(text, StringComparer.OrdinalIgnoreCase)) return true;
        return No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : null;
    }
}
