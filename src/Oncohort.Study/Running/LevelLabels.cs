using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Running;

/// <summary>Puts what people read in place of the values in the data.</summary>
internal static class LevelLabels
{
    /// <summary>The table with the values of labelled variables replaced by their labels.</summary>
    public static CohortTable Apply(CohortTable table, IEnumerable<VariableDefinition> variables) =>
        table.With(variables.Where(variable => variable.LevelLabels.Count > 0 && table.Names.Contains(variable.Name)).Select(variable => Relabel(table[variable.Name], variable)));

    /// <summary>The distinct values of a column as text: numbers by value, text in ordinal order.</summary>
    public static IReadOnlyList<string> Values(Column column) => column switch
    {
        TextColumn text => text.Levels,
        NumberColumn number => [.. Present(number).Distinct().Order().Select(Text)],
        _ => [],
    };

    private static TextColumn Relabel(Column column, VariableDefinition variable)
    {
        IReadOnlyList<string> values = Values(column);
        string[] shown = [.. values.Select(variable.Display)];
        string[] levels = [.. shown.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int[] codeOfValue = [.. shown.Select(label => Array.BinarySearch(levels, label, StringComparer.Ordinal))];
        Dictionary<string, int> indexOf = values.Select((value, index) => (value, index)).ToDictionary(pair => pair.value, pair => pair.index, StringComparer.Ordinal);
        int[] codes = new int[column.Rows];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = column.IsMissing(row) ? -1 : column switch
            {
                TextColumn text => codeOfValue[text.Codes[row]],
                NumberColumn number => codeOfValue[indexOf[Text(number.Values[row])]],
                _ => -1,
            };
        }

        return new TextColumn(column.Name, codes, levels);
    }

    private static IEnumerable<double> Present(NumberColumn column)
    {
        for (int row = 0; row < column.Rows; row++)
        {
            if (!column.IsMissing(row)) yield return column.Values[row];
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
