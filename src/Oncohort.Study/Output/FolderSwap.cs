namespace Oncohort.Study.Output;

/// <summary>Replaces a folder by another one of the same parent.</summary>
internal static class FolderSwap
{
    private const string TemporaryMark = ".tmp-";
    private const string ReplacedMark = ".old-";

    /// <summary>
    /// Puts <paramref name="staging"/> in the place of <paramref name="target"/>. Where the system can exchange two folders the target exists at
    /// every moment; elsewhere it is renamed away and the new one renamed in, and <see cref="Recover"/> brings it back if the process dies between.
    /// </summary>
    /// <param name="target">The folder to be replaced; it may be absent.</param>
    /// <param name="staging">The new folder.</param>
    /// <param name="between">Called between the steps of the swap; for tests that die there.</param>
    /// <param name="mayExchange">Whether to try the exchange.</param>
    public static void Replace(string target, string staging, Action<string>? between = null, bool mayExchange = true)
    {
        if (Directory.Exists(target) && !Directory.EnumerateFileSystemEntries(target).Any()) Directory.Delete(target);
        if (!Directory.Exists(target))
        {
            Directory.Move(staging, target);
            return;
        }

        if (mayExchange && AtomicExchange.TryExchange(staging, target))
        {
            between?.Invoke("exchanged");
            DeleteIfPossible(staging);
            return;
        }

        string replaced = target + ReplacedMark + Path.GetFileName(staging).Split(TemporaryMark)[^1];
        Directory.Move(target, replaced);
        between?.Invoke("renamed away");
        Directory.Move(staging, target);
        between?.Invoke("renamed in");
        DeleteIfPossible(replaced);
    }

    /// <summary>Mends what runs that died left beside a folder: brings a report back that was renamed away, and removes the rest.</summary>
    public static void Recover(string target)
    {
        string[] replaced = Beside(target, ReplacedMark);
        if (!Directory.Exists(target) && replaced.Length > 0)
        {
            Directory.Move(replaced[^1], target);
            replaced = replaced[..^1];
        }

        foreach (string stale in replaced.Concat(Beside(target, TemporaryMark))) DeleteIfPossible(stale);
    }

    /// <summary>Deletes a folder; what cannot be deleted now is deleted by the next run.</summary>
    public static void DeleteIfPossible(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // The report itself is in place; a leftover beside it does no harm and is tried again by Recover.
        }
    }

    private static string[] Beside(string target, string mark)
    {
        string parent = Path.GetDirectoryName(target)!;
        string prefix = Path.GetFileName(target) + mark;
        return [.. Directory.EnumerateDirectories(parent).Where(folder => IsMarked(Path.GetFileName(folder), prefix)).Order(StringComparer.Ordinal)];
    }

    private static bool IsMarked(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && name.Length == prefix.Length + 8 && name[prefix.Length..].All(char.IsAsciiHexDigitLower);
}
