using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Histology;
using Oncohort.Oncology.Performance;
using Oncohort.Study.Columns;
using Oncohort.Study.Definition;
using Oncohort.Study.Parsing;

namespace Oncohort.Study.Checking;

/// <summary>Checks the cells of a variable against its scale or classification.</summary>
internal static class CodingChecks
{
    public static void Run(VariableDefinition variable, CohortTable table, FaultList faults)
    {
        if (variable.Coding == VariableCoding.Free) return;
        Column column = table[variable.Name];
        var cells = new CellFaults(table);
        for (int row = 0; row < table.Rows; row++)
        {
            if (CellText.Of(column, row) is not { } text || IsLegal(variable.Coding, text)) continue;
            cells.Add(FaultCode.NotOnScale, row, variable.Column ?? variable.Name, () =>
                ($"'{text}' is no value of {Name(variable.Coding)}", Expected(variable.Coding), "correct the value, leave it empty, or name it as a missing code"));
        }

        try
        {
            cells.ThrowIfAny();
        }
        catch (InputException wrong)
        {
            foreach (Fault fault in wrong.Faults) faults.Add(fault);
        }
    }

    private static bool IsLegal(VariableCoding coding, string text) => coding == VariableCoding.Karnofsky
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double status) && Karnofsky.IsLevel(status)
        : HistologyClassification.WhoNasopharynx.TypeOf(text) is not null;

    private static string Name(VariableCoding coding) => coding == VariableCoding.Karnofsky ? "the Karnofsky scale" : HistologyClassification.WhoNasopharynx.Name;

    private static string Expected(VariableCoding coding) => coding == VariableCoding.Karnofsky
        ? $"one of: {string.Join(", ", Karnofsky.Levels)}"
        : $"one of: {string.Join(", ", HistologyClassification.WhoNasopharynx.Types.SelectMany(type => type.OtherNames.Prepend(type.Id)))}";
}
