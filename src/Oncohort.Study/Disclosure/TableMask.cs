using Oncohort.Oncology.FollowUp;
using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks tables of counts: cells, their percentages, and the tests that could be computed backwards.</summary>
internal sealed class TableMask(CountBook book, Population patients)
{
    private static readonly TestResult NoTest = new(null, 0, null);

    public Table1Result Of(Table1Result table)
    {
        string? by = table.Groups.Count == 0 ? null : table.GroupLabel ?? "group";
        KeyedCount[] groups = [.. table.Groups.Select(group => patients.N(by, group.Group, group.N))];
        if (groups.Length > 0) book.Sum(patients.N(table.N), groups);
        return table with
        {
            Groups = [.. table.Groups.Select((group, i) => group with { N = book.Print(groups[i]) })],
            Rows = [.. table.Rows.GroupBy(row => row.Variable, StringComparer.Ordinal).SelectMany(rows => Variable([.. rows], table, by, groups))],
        };
    }

    private IEnumerable<Table1Row> Variable(Table1Row[] rows, Table1Result table, string? by, KeyedCount[] groups)
    {
        Column overall = Cells(rows, row => row.Overall, patients.N(table.N), null, "");
        Column[] columns = [.. table.Groups.Select((group, i) => Cells(rows, row => row.Groups[i], groups[i], by, group.Group))];
        if (columns.Length > 0)
        {
            book.Sum(overall.Missing, columns.Select(column => column.Missing));
            for (int row = 0; row < rows.Length; row++) book.Sum(overall.Cells[row], columns.Select(column => column.Cells[row]));
        }

        Table1Row[] masked = [.. rows.Select((row, i) => row with
        {
            Missing = book.Print(overall.Missing),
            Overall = Cell(row.Overall, overall, i),
            Groups = [.. row.Groups.Select((cell, g) => Cell(cell, columns[g], i))],
        })];
        bool isOpen = rows[0].Level is null || masked.All(row => row.Groups.All(cell => !cell.N.IsWithheld));
        return isOpen ? masked : masked.Select(row => row with { Statistic = null, P = null });
    }

    /// <summary>The cells of a variable in one column, which add up to its patients.</summary>
    private Column Cells(Table1Row[] rows, Func<Table1Row, Table1Cell> cell, KeyedCount n, string? by, string group)
    {
        KeyedCount missing = patients.Missing(rows[0].Label, by, group, cell(rows[0]).Missing);
        KeyedCount[] cells = [.. rows.Select(row => row.Level is null
            ? patients.Known(row.Label, by, group, cell(row).N, cell(row).Missing)
            : patients.Cross(row.Label, row.Level, by, group, cell(row).N))];
        book.Sum(n, cells.Append(missing));
        return new Column(cells, missing);
    }

    private Table1Cell Cell(Table1Cell cell, Column column, int row)
    {
        Count n = book.Print(column.Cells[row]);
        Count missing = book.Print(column.Missing);
        Table1Cell masked = cell with { N = n, Missing = missing, Percent = n.IsWithheld || missing.IsWithheld ? null : cell.Percent, Min = null, Max = null };
        if (n.AtMost < book.Below) return masked with { Median = null, Q1 = null, Q3 = null, Mean = null, Sd = null };

        // All digits of the mean of whole numbers give away how many there are.
        return n.IsWithheld || missing.IsWithheld ? masked with { Mean = null, Sd = null } : masked;
    }

    public ChiSquareResult Of(ChiSquareResult test, IReadOnlyDictionary<string, string> labels)
    {
        (string rows, string columns) = (Label("rows"), Label("columns"));
        KeyedCount[][] cells = [.. test.Counts.Select((row, i) => row.Select((count, j) => patients.Cross(rows, test.Rows[i], columns, test.Columns[j], count)).ToArray())];
        KeyedCount[] ofRows = [.. cells.Select((row, i) => Margin(rows, test.Rows[i], row))];
        KeyedCount[] ofColumns = [.. test.Columns.Select((column, j) => Margin(columns, column, [.. cells.Select(row => row[j])]))];
        book.Sum(patients.N(test.N), ofRows);
        book.Sum(patients.N(test.N), ofColumns);
        Count[][] printed = [.. cells.Select(row => row.Select(book.Print).ToArray())];
        ChiSquareResult masked = test with { Counts = printed };
        if (!printed.Any(row => row.Any(count => count.IsWithheld))) return masked;
        return masked with
        {
            Expected = [],
            Pearson = NoTest with { Df = test.Pearson.Df },
            Yates = test.Yates is { } yates ? NoTest with { Df = yates.Df } : null,
            LikelihoodRatio = NoTest with { Df = test.LikelihoodRatio.Df },
            Fisher = new FisherResult(null, null, null, null),
            Trend = NoTest with { Df = test.Trend.Df },
        };

        string Label(string role) => test.Settings.TryGetValue(role, out object? name) && name is string column ? labels.GetValueOrDefault(column, column) : role;
        KeyedCount Margin(string variable, string level, KeyedCount[] parts)
        {
            KeyedCount margin = patients.N(variable, level, parts.Sum(part => part.Number));
            book.Sum(margin, parts);
            return margin;
        }
    }

    public ToxicityResult Of(ToxicityResult toxicity) => toxicity with
    {
        Terms = [.. toxicity.Terms.Select(term => Term(term, patients.N(toxicity.N), $"{toxicity.Window}|{term.Term}"))],
        Records = toxicity.Records is { } records ? Records(records) : null,
    };

    private ToxicityTerm Term(ToxicityTerm term, KeyedCount n, string name)
    {
        KeyedCount graded = new($"graded|{patients.Filter}|{name}", term.Graded, 1);
        KeyedCount missing = patients.Missing($"grade of {name}", null, null, term.Missing);
        KeyedCount[] grades = [.. term.Grades.Select(grade => patients.Cross(name, $"grade {grade.Grade}", null, "", grade.N))];
        book.Sum(graded, grades);
        book.Sum(n, graded, missing);
        Count all = book.Print(graded);
        return term with
        {
            Graded = all,
            Missing = book.Print(missing),
            Grades = [.. term.Grades.Select((grade, i) => book.Print(grades[i]) is var count && (count.IsWithheld || all.IsWithheld) ? grade with { N = count, Percent = null } : grade)],
        };
    }

    private ToxicityRecordCounts Records(ToxicityRecordCounts records)
    {
        KeyedCount read = new("records read", records.Read, 3);
        KeyedCount used = new("records used", records.Used, 2);
        KeyedCount[] left = [.. records.LeftOut.Select(reason => new KeyedCount($"records|{reason.Reason}", reason.Count, 1))];
        book.Sum(read, left.Prepend(used));
        book.Sum(read, used, KeyedCount.Hidden("records left out", read.Number - used.Number));
        return new ToxicityRecordCounts(book.Print(read), book.Print(used), [.. records.LeftOut.Select((reason, i) => reason with { Count = book.Print(left[i]) })]);
    }

    /// <summary>The list of patients is left out.</summary>
    public FollowUpResult Of(FollowUpResult visits)
    {
        Dictionary<FollowUpState, KeyedCount> states = visits.States.ToDictionary(state => state.Key, state => patients.N("follow-up", state.Key.ToString(), state.Value));
        book.Sum(patients.N(visits.N), states.Values);
        Count lost = book.Print(states[FollowUpState.Lost]);
        return visits with
        {
            States = states.ToDictionary(state => state.Key, state => book.Print(state.Value)),
            Completeness = lost.IsWithheld ? visits.Completeness with { Followed = null } : visits.Completeness,
            Patients = [],
        };
    }

    private readonly record struct Column(KeyedCount[] Cells, KeyedCount Missing);
}
