using System.Text;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Tests;

/// <summary>A folder for one test's files.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oncohort-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>Short ways to open a text as a cohort.</summary>
internal static class Given
{
    public static CohortDatabase Csv(string text, LoadOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return CohortDatabase.Open(folder.Write("data.csv", text), options ?? new LoadOptions());
    }

    public static IReadOnlyList<Fault> FaultsOf(Action action) => Assert.Throws<InputException>(action).Faults;

    public static IReadOnlyList<Fault> FaultsOfCsv(string text, LoadOptions? options = null) => FaultsOf(() => Csv(text, options).Dispose());

    public static IReadOnlyList<Fault> FaultsOfFile(string name, byte[] bytes, LoadOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(name, bytes);
        return FaultsOf(() => CohortDatabase.Open(path, options ?? new LoadOptions()).Dispose());
    }

    /// <summary>Every cell as text, row by row, missing as a middle dot.</summary>
    public static string[][] Cells(CohortTable table) =>
        [.. Enumerable.Range(0, table.Rows).Select(row => table.Names.Select(name => Cell(table[name], row)).ToArray())];

    public static string Cell(Column column, int row) => column.IsMissing(row) ? "·" : column switch
    {
        NumberColumn number => number.Values[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        DateColumn date => DateOnly.FromDayNumber(date.DayNumbers[row]).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        TextColumn text => text.Levels[text.Codes[row]],
        _ => throw new InvalidOperationException(),
    };
}
