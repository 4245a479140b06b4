namespace Oncohort.Reporting.Trace;

/// <summary>One number of the results.</summary>
/// <param name="Pointer">Where it stands, as a JSON Pointer (RFC 6901).</param>
/// <param name="Value">The number.</param>
/// <param name="Field">The name under which it stands.</param>
/// <param name="Parent">The pointer of the object that holds it; numbers of one object hold the same string.</param>
/// <param name="Site">Where that object stands.</param>
internal sealed record ResultLeaf(string Pointer, double Value, LeafField Field, string Parent, LeafSite Site)
{
    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole { get; } = Value == Math.Floor(Value);
}
