using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Oncohort.Survival.Tests.Package;

/// <summary>The library as its users have it: a package, and nothing of the solution around it.</summary>
public sealed partial class LibraryAloneTests
{
    [Fact]
    public void The_program_of_the_library_page_runs_on_the_packed_library_and_prints_the_numbers_of_r()
    {
        string page = File.ReadAllText(Path.Combine(OutsideProgram.Root, "docs", "library.md")).ReplaceLineEndings("\n");
        string program = Block(page, "csharp");
        using var outside = new OutsideProgram();

        string printed = outside.Run(program, outside.Pack());

        Assert.Equal(Block(page, "text"), printed);
        Assert.Equal(10, program.Split('\n').Count(line => line.Length > 0));
        JsonElement r = Golden.Read("library.json");
        double[] numbers = [.. Number().Matches(printed).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        double[] expected = [.. r.Numbers("medians"), r.Number("coefficient"), r.Number("se")];
        Assert.Equal(expected.Length, numbers.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], numbers[i], 0.5e-8);
    }

    private static string Block(string page, string language)
    {
        string opening = $"```{language}\n";
        int start = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
