using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;

namespace Oncohort.Study.Columns;

/// <summary>A variable as categories: labels in order and a code for each row, -1 where missing.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Labels">The labels, in order.</param>
/// <param name="Codes">For each row an index into <paramref name="Labels"/>, or -1.</param>
internal sealed record Levels(Variable Variable, IReadOnlyList<string> Labels, int[] Codes)
{
    /// <summary>More levels than this are no groups but a mistake.</summary>
    public const int MostGroups = 200;

    /// <summary>The categories of a column: in the declared order, else numbers by value and text by ordinal character order.</summary>
    public static Levels Of(CohortTable table, Variable variable, ICollection<Warning> warnings)
    {
        Levels natural = Natural(table[variable.Name], variable);
        return variable.Levels is null ? natural : natural.Reordered(variable.Levels, warnings);
    }

    /// <summary>The distinct values of a numeric column in ascending order, and each row's index into them.</summary>
    public static (double[] Values, int[] Codes) Distinct(NumberColumn column)
    {
        ReadOnlySpan<double> cells = column.Values;
        Dictionary<double, int> seen = [];
        int[] codes = new int[cells.Length];
        for (int row = 0; row < cells.Length; row++)
        {
            if (column.IsMissing(row)) codes[row] = -1;
            else if (!seen.TryGetValue(cells[row], out codes[row])) seen[cells[row]] = codes[row] = seen.Count;
        }

        double[] values = [.. seen.Keys.Order()];
        int[] rank = new int[values.Length];
        for (int i = 0; i < values.Length; i++) rank[seen[values[i]]] = i;
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] >= 0) codes[row] = rank[codes[row]];
        }

        return (values, codes);
    }

    /// <summary>The same categories for some of the rows; levels that none of these rows has are dropped.</summary>
    public Levels Restrict(int[] rows)
    {
        int[] codes = Array.ConvertAll(rows, row => Codes[row]);
        int[] used = [.. codes.Distinct().Where(code => code >= 0).Order()];
        int[] position = Enumerable.Repeat(-1, Labels.Count).ToArray();
        for (int i = 0; i < used.Length; i++) position[used[i]] = i;
        return new Levels(Variable, Array.ConvertAll(used, code => Labels[code]), Array.ConvertAll(codes, code => code < 0 ? -1 : position[code]));
    }

    /// <summary>The same categories for some of the rows; levels that none of these rows has stay.</summary>
    public Levels Select(int[] rows) => this with { Codes = Array.ConvertAll(rows, row => Codes[row]) };

    /// <summary>The subdivision of these categories by others, over the combinations that occur.</summary>
    public Levels By(Levels other)
    {
        int width = other.Labels.Count;
        int[] pairs = new int[Codes.Length];
        for (int row = 0; row < pairs.Length; row++) pairs[row] = Codes[row] < 0 || other.Codes[row] < 0 ? -1 : checked((Codes[row] * width) + other.Codes[row]);
        int[] used = [.. pairs.Distinct().Where(pair => pair >= 0).Order()];
        string[] labels = Array.ConvertAll(used, pair => $"{Labels[pair / width]}, {other.Labels[pair % width]}");
        return new Levels(Variable, labels, Array.ConvertAll(pairs, pair => pair < 0 ? -1 : Array.BinarySearch(used, pair)));
    }

    /// <summary>The index of a level as a person wrote it (3 and 3.0 are the same number), or -1.</summary>
    public int IndexOf(string written)
    {
        for (int i = 0; i < Labels.Count; i++)
        {
            if (string.Equals(Labels[i], written, StringComparison.Ordinal)) return i;
        }

        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return -1;
        string printed = Numbers.Print(number);
        return printed == written ? -1 : IndexOf(printed);
    }

    /// <summary>Refuses a variable with so many levels that it cannot have been meant as groups.</summary>
    /// <exception cref="InputException">OCH023.</exception>
    public void RequireFew(string role)
    {
        if (Labels.Count <= MostGroups) return;
        throw new InputException(new Fault(
            FaultCode.BadValue,
            string.Create(CultureInfo.InvariantCulture, $"'{Variable.Name}' has {Labels.Count} levels"),
            role,
            string.Create(CultureInfo.InvariantCulture, $"at most {MostGroups} levels"),
            "use a variable with fewer levels, or cut it into classes"));
    }

    private static Levels Natural(Column column, Variable variable)
    {
        switch (column)
        {
            case TextColumn text:
                return new Levels(variable, text.Levels, text.Codes.ToArray());
            case NumberColumn numbers:
                (double[] values, int[] codes) = Distinct(numbers);
                return new Levels(variable, Array.ConvertAll(values, Numbers.Print), codes);
            default:
                int[] days = ((DateColumn)column).DayNumbers.ToArray();
                int[] distinct = [.. days.Where(day => day >= 0).Distinct().Order()];
                return new Levels(variable, Array.ConvertAll(distinct, Dates.Print), Array.ConvertAll(days, day => day < 0 ? -1 : Array.BinarySearch(distinct, day)));
        }
    }

    private Levels Reordered(IReadOnlyList<string> declared, ICollection<Warning> warnings)
    {
        List<string> labels = [.. declared.Distinct(StringComparer.Ordinal)];
        int[] position = new int[Labels.Count];
        Array.Fill(position, -1);
        for (int i = 0; i < labels.Count; i++)
        {
            int level = IndexOf(labels[i]);
            if (level >= 0) position[level] = i;
            else warnings.Add(Differ($"no row has the declared level '{labels[i]}' of {Variable.Name}"));
        }

        for (int level = 0; level < position.Length; level++)
        {
            if (position[level] >= 0) continue;
            position[level] = labels.Count;
            labels.Add(Labels[level]);
            warnings.Add(Differ($"the level '{Labels[level]}' of {Variable.Name} is not among the declared levels; it stands after them"));
        }

        return new Levels(Variable, labels, Array.ConvertAll(Codes, code => code < 0 ? -1 : position[code]));
    }

    private static Warning Differ(string text) => new(Fault.Print(FaultCode.LevelsDiffer), text);
}
