namespace Oncohort.Reporting.Trace;

/// <summary>One number of the results.</summary>
/// <param name="Pointer">Where it stands, as a JSON Pointer (RFC 6901).</param>
/// <param name="Value">The number.</param>
/// <param name="Field">The name under which it stands, such as <c>lower</c>.</param>
/// <param name="Parent">The pointer of the object that holds it.</param>
/// <param name="Names">The names of the objects and lists on the way to it.</param>
/// <param name="Labels">What tells the objects on the way apart: groups, terms, causes, times.</param>
internal sealed record ResultLeaf(string Pointer, double Value, string Field, string Parent, IReadOnlyList<string> Names, IReadOnlyList<string> Labels);
