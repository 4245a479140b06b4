namespace Oncohort.Reporting.Trace;

/// <summary>Where numbers of the results stand together; each is one object, equal to itself alone.</summary>
/// <param name="names">The names of the objects and lists on the way to them, as positions in the vocabulary.</param>
/// <param name="labels">What tells the objects on the way apart, such as groups, terms, causes and times, as positions in the vocabulary.</param>
internal sealed class LeafSite(int[] names, int[] labels)
{
    /// <summary>The names of the objects and lists on the way, as positions in the vocabulary.</summary>
    public ReadOnlySpan<int> Names => names;

    /// <summary>What tells the objects on the way apart, as positions in the vocabulary.</summary>
    public ReadOnlySpan<int> Labels => labels;

    /// <summary>The site below a name.</summary>
    public LeafSite Below(int name) => new([.. names, name], labels);

    /// <summary>The site of an object that says these things of itself.</summary>
    public LeafSite Told(int[] own) => own.Length == 0 ? this : new(names, [.. labels, .. own]);
}
