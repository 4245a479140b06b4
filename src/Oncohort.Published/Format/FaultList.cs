namespace Oncohort.Published.Format;

/// <summary>Gathers the faults of one file.</summary>
internal sealed class FaultList(string name)
{
    private readonly List<PublishedFault> _faults = [];

    public void Syntax(string where, string what, string expected, string fix) => Add(PublishedFaultKind.Syntax, where, what, expected, fix);

    public void Shape(string where, string what, string expected, string fix) => Add(PublishedFaultKind.Shape, where, what, expected, fix);

    public void Value(string where, string what, string expected, string fix) => Add(PublishedFaultKind.Value, where, what, expected, fix);

    /// <summary>A name that is none of the known ones, with the nearest of them as the fix.</summary>
    public void Unknown(string where, string sort, string written, IReadOnlyCollection<string> known)
    {
        string? nearest = NearestName.Of(written, known);
        string fix = nearest is null ? $"write one of them, or remove '{written}'" : $"did you mean '{nearest}'?";
        Add(PublishedFaultKind.Reference, where, $"there is no {sort} '{written}'", known.Count == 0 ? $"no {sort} is defined" : "one of: " + string.Join(", ", known), fix);
    }

    public void Twice(string where, string sort, string written) =>
        Add(PublishedFaultKind.Reference, where, $"the {sort} '{written}' stands twice", "a name of its own", "rename one of the two");

    /// <exception cref="PublishedFormatException">There are faults.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0) throw new PublishedFormatException(_faults);
    }

    private void Add(PublishedFaultKind kind, string where, string what, string expected, string fix)
    {
        var fault = new PublishedFault(kind, $"{name} {where}", what, expected, fix);
        if (!_faults.Contains(fault)) _faults.Add(fault);
    }
}
