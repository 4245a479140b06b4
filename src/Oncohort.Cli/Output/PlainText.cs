using Spectre.Console;

namespace Oncohort.Cli.Output;

/// <summary>Renders tables as plain text: no colours, and when redirected as wide as the widest row.</summary>
internal static class PlainText
{
    private const int Unlimited = 10_000;
    private const int Narrowest = 60;

    /// <summary>The text of what <paramref name="print"/> writes, without blanks at the end of lines.</summary>
    public static string Render(Terminal terminal, Action<IAnsiConsole> print)
    {
        using var text = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = terminal.Width is { } width ? Math.Max(width, Narrowest) : Unlimited;
        console.Profile.Capabilities.Unicode = true;
        print(console);
        return string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }

    /// <summary>A table with a header; the first columns are text, the others are numbers.</summary>
    public static void Table(this IAnsiConsole console, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, int texts = 1)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        for (int column = 0; column < header.Count; column++)
        {
            var cell = new TableColumn(new Text(header[column])) { NoWrap = true };
            table.AddColumn(column < texts ? cell : cell.RightAligned());
        }

        foreach (IReadOnlyList<string> row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        console.Write(table);
    }
}
