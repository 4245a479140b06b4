using System.Globalization;
using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Parsing;

/// <summary>Collects every fault of one study file, so that all are reported together.</summary>
internal sealed class FaultList(string fileName)
{
    private readonly List<Fault> _faults = [];

    /// <summary>The faults so far, in the order found.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Adds a fault that already knows its place.</summary>
    public void Add(Fault fault) => _faults.Add(fault);

    /// <summary>Adds a fault at a node.</summary>
    public void Add(FaultCode code, string what, YamlNode node, string? expected = null, string? fix = null) =>
        _faults.Add(new Fault(code, what, Where(node), expected, fix));

    /// <summary>The place of a node as <c>study.yaml:line:column (path)</c>.</summary>
    public string Where(YamlNode node) => Where(node.Line, node.Column, node.Path);

    /// <summary>A place as <c>study.yaml:line:column (path)</c>.</summary>
    public string Where(int line, int column, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{fileName}:{line}:{column}{(path.Length == 0 ? "" : $" ({path})")}");

    /// <summary>Throws all faults together when there is one.</summary>
    /// <exception cref="InputException">There is at least one fault.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0) throw new InputException(InOrder());
    }

    /// <summary>The faults as a reader of the study file meets them from top to bottom, then those that lie elsewhere.</summary>
    public IReadOnlyList<Fault> InOrder() => [.. _faults.OrderBy(fault => Position(fault.Where))];

    private (int Line, int Column) Position(string? where)
    {
        if (where is null || !where.StartsWith(fileName + ":", StringComparison.Ordinal)) return (int.MaxValue, 0);
        string[] parts = where[(fileName.Length + 1)..].Split(':', ' ');
        return parts.Length > 1 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int line)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int column) ? (line, column) : (int.MaxValue, 0);
    }
}
