namespace Oncohort.Study;

/// <summary>What was found of a report folder: whether its files, its study file and its data belong together.</summary>
/// <param name="Rerun">Whether the study was run again; otherwise only hashes were compared.</param>
/// <param name="Items">The inputs, then the files of the folder by their paths.</param>
public sealed record VerifiedReport(bool Rerun, IReadOnlyList<VerifiedItem> Items)
{
    /// <summary>Whether nothing contradicts that they belong together.</summary>
    public bool Belongs => Items.All(item => item.Verdict is ItemVerdict.Belongs or ItemVerdict.NotChecked);
}

/// <summary>One file of a report, or one thing that it was made of.</summary>
/// <param name="Name">The path within the folder; <c>study file</c>, <c>data</c>, <c>version</c> for what it was made of.</param>
/// <param name="Verdict">Whether it belongs.</param>
/// <param name="Recorded">The hash or version that <c>provenance.json</c> records; null when it records none.</param>
/// <param name="Found">The hash or version found; null when there is none.</param>
/// <param name="Detail">What was found, in words.</param>
public sealed record VerifiedItem(string Name, ItemVerdict Verdict, string? Recorded, string? Found, string Detail);

/// <summary>Whether one item belongs to a report.</summary>
public enum ItemVerdict
{
    /// <summary>It is as recorded and, where the study was run again, came out the same.</summary>
    Belongs,

    /// <summary>It could not be checked, because the study file is not at hand.</summary>
    NotChecked,

    /// <summary>It is not as recorded.</summary>
    Changed,

    /// <summary>It is recorded and absent.</summary>
    Missing,

    /// <summary>It is present and not recorded.</summary>
    Foreign,

    /// <summary>It is as recorded, and running the study again makes another one.</summary>
    NotReproduced,
}
