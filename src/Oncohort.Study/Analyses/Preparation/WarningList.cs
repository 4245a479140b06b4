using System.Collections.ObjectModel;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Warnings in the order in which they arose, each once.</summary>
internal sealed class WarningList : Collection<Warning>
{
    /// <summary>Adds several warnings.</summary>
    public void AddRange(IEnumerable<Warning> warnings)
    {
        foreach (Warning warning in warnings) Add(warning);
    }

    /// <inheritdoc/>
    protected override void InsertItem(int index, Warning item)
    {
        if (!Contains(item)) base.InsertItem(index, item);
    }
}
