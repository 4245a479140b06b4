using System.Globalization;

namespace Oncohort.Published.Comparison;

/// <summary>Numbers that describe how the study was done; no record of patients decides them.</summary>
internal static class StatementComparison
{
    public static void Run(PublishedStudy study, NumberList numbers)
    {
        foreach (PublishedStatement statement in study.Statements)
        {
            string unit = statement.Unit is null ? "" : ", " + statement.Unit;
            for (int i = 0; i < statement.Values.Count; i++)
            {
                string id = statement.Values.Count == 1 ? statement.Id : $"{statement.Id}.{(i + 1).ToString(CultureInfo.InvariantCulture)}";
                numbers.Add(id, statement.Label + unit, statement.Place, statement.Values[i], Computed.Missing("it says how the study was done; no column decides it"));
            }
        }
    }
}
