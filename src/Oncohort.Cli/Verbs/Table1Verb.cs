using System.CommandLine;
using System.Globalization;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>table1</c>: patient characteristics.</summary>
internal sealed class Table1Verb : AnalysisVerb<Table1Result>
{
    private readonly Option<string?> _by = OptionReading.One("--by", "COL", "the groups");
    private readonly Option<string?> _variables = OptionReading.One("--variables", "COL[,COL]", "the variables of the rows");
    private readonly Option<string?> _test = OptionReading.One("--test", "NAME", "auto (default), pearson, chisq, fisher, t or none");

    /// <inheritdoc/>
    public override string Name => "table1";

    /// <inheritdoc/>
    public override string Description => "patient characteristics, overall and by group";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        command.Add(_by);
        command.Add(_variables);
        command.Add(_test);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        string? by = parsed.GetValue(_by);
        string[] variables = parsed.Required(_variables, faults).Length == 0 ? [] : parsed.List(_variables, faults);
        Data.RefuseUnused(parsed, by is null ? variables : [by, .. variables], faults);
        return new Table1Request
        {
            By = by is null ? null : Data.Variables(parsed, [by])[0],
            Variables = Data.Variables(parsed, variables),
            Test = parsed.Pick(_test, Choices.Table1Tests, Table1Test.Auto, faults),
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
        };
    }

    /// <inheritdoc/>
    protected override void Print(Table1Result result, IAnsiConsole console)
    {
        string[] groups = [.. result.Groups.Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Group} (n {group.N})"))];
        string[] test = groups.Length == 0 ? [] : ["test", "p"];
        console.Table(["variable", "level", .. groups, "all", "missing", .. test], result.Rows.Select((row, i) => Row(row, IsFirst(result.Rows, i), groups.Length > 0)), texts: 2);
    }

    private static string[] Row(Table1Row row, bool first, bool tested) =>
    [
        first ? row.Label : "", row.Level ?? "median (quartiles)", .. row.Groups.Select(cell => Cell(cell, row)), Cell(row.Overall, row), first ? Figures.Count(row.Missing) : "",
        .. tested ? new[] { row.Test ?? "", row.Test is null ? "" : Figures.P(row.P) } : [],
    ];

    private static bool IsFirst(IReadOnlyList<Table1Row> rows, int i) => i == 0 || rows[i].Variable != rows[i - 1].Variable;

    private static string Cell(Table1Cell cell, Table1Row row) => row.Kind == "categorical"
        ? $"{Figures.Count(cell.N)} ({Figures.Fixed(cell.Percent, 1)} %)"
        : $"{Figures.Number(cell.Median)} ({Figures.Number(cell.Q1)}, {Figures.Number(cell.Q3)})";
}
