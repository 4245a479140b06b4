using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analyses <c>table1</c> and <c>chisq</c>.</summary>
internal static class TableReaders
{
    public static Planned? Table1(AnalysisBlock block)
    {
        Variable? by = block.Variable("by");
        IReadOnlyList<Variable>? rows = block.Variables("rows", required: true);
        Table1Test test = block.Keys.Choice("test", Choices.Table1Tests, Table1Test.Auto);
        EstimationSettings settings = SettingsSection.Tables(block.Keys, block.Names.Settings);
        if (rows is null or []) return null;
        string title = by is null ? "Patient characteristics" : $"Patient characteristics by {Titles.InSentence(by.Caption)}";
        return new Planned(new Table1Request { By = by, Variables = rows, Test = test, Settings = settings }, title);
    }

    public static Planned? ChiSquare(AnalysisBlock block)
    {
        Variable? rows = block.Variable("rows", required: true);
        Variable? columns = block.Variable("columns", required: true);
        EstimationSettings settings = SettingsSection.Tables(block.Keys, block.Names.Settings);
        if (rows is null || columns is null) return null;
        return new Planned(new ChiSquareRequest { Rows = rows, ColumnVariable = columns, Settings = settings }, $"{rows.Caption} by {Titles.InSentence(columns.Caption)}");
    }
}
