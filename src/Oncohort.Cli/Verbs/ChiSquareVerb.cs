using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>chisq</c>: tests of a contingency table, from patients or from counts.</summary>
internal sealed class ChiSquareVerb : AnalysisVerb<ChiSquareResult>
{
    private readonly Option<string?> _counts = OptionReading.One("--counts", "a,b/c,d", "counts, rows separated by /");
    private readonly Option<string?> _rows = OptionReading.One("--rows", "COL", "the column whose levels are the rows");
    private readonly Option<string?> _columns = OptionReading.One("--columns", "COL", "the column whose levels are the columns");

    /// <inheritdoc/>
    public override string Name => "chisq";

    /// <inheritdoc/>
    public override string Description => "chi-square tests, Fisher's exact test and trend of a table";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new(dataRequired: false);

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        command.Add(_counts);
        command.Add(_rows);
        command.Add(_columns);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(_counts) is not { } text) return base.Run(parsed, terminal);
        List<Fault> faults = [];
        if (Data.Source(parsed) is not null || parsed.GetValue(_rows) is not null || parsed.GetValue(_columns) is not null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "counts and data are both given", "command line", "--counts, or DATA with --rows and --columns", "leave out one of them"));
        long[,]? counts = CountTable.Parse(text, _counts.Name, faults);
        var settings = Data.Settings(parsed, faults);
        if (faults.Count > 0) throw new InputException(faults);
        Print(ChiSquareAnalysis.Run(counts!, settings), Data.Json(parsed), terminal);
        return ExitCode.Done;
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        if (Data.Source(parsed) is null)
            throw new InputException(new Fault(FaultCode.BadCommandLine, "there is nothing to test", "command line", "--counts 'a,b/c,d', or DATA with --rows and --columns", "add one of them"));
        string rows = parsed.Required(_rows, faults);
        string columns = parsed.Required(_columns, faults);
        Data.RefuseUnused(parsed, [rows, columns], faults);
        return new ChiSquareRequest
        {
            Rows = Data.Variables(parsed, [rows])[0],
            ColumnVariable = Data.Variables(parsed, [columns])[0],
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
        };
    }

    /// <inheritdoc/>
    protected override void Print(ChiSquareResult result, IAnsiConsole console)
    {
        console.Table(
            ["count (expected)", .. result.Columns],
            result.Rows.Select((row, i) => (string[])[row, .. result.Columns.Select((_, j) => $"{Figures.Count(result.Counts[i][j])} ({Figures.Fixed(result.Expected[i][j], 1)})")]));
        List<string[]> tests = [Test("Pearson", result.Pearson)];
        if (result.Yates is { } yates) tests.Add(Test("Yates", yates));
        tests.Add(Test("likelihood ratio", result.LikelihoodRatio));
        tests.Add(["Fisher", Figures.None, Figures.None, Figures.P(result.Fisher.P)]);
        tests.Add(Test("trend", result.Trend));
        console.Table(["test", "chi2", "df", "p"], tests);
        if (result.Yates is not null)
            console.WriteLine($"odds ratio (conditional) {Figures.Number(result.Fisher.OddsRatio)}, {Figures.Number(result.Fisher.Lower)} to {Figures.Number(result.Fisher.Upper)}");
    }

    private static string[] Test(string name, TestResult test) => [name, Figures.Fixed(test.Chi2), Figures.Count(test.Df), Figures.P(test.P)];
}
