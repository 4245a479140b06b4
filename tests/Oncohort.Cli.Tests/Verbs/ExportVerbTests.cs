using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class ExportVerbTests : DataFolder
{
    private const string Study = """
        oncohort: 1
        study: {id: give-away}
        cohort:
          source: cohort.csv
          id: hospital_number
          eligibility:
            - {id: adult, keep: age >= 18, reason: younger than 18}
        variables:
          age: {label: Age, unit: years}
          stage: {label: Stage, levels: [I, II, III]}
          percentage: {label: Percentage}
          seen: {label: Year seen}
          letter: {label: Letter}
        endpoints:
          os: {label: Overall survival, origin: start, event: death, censor: last, unit: days}
        analyses:
          - table1: {rows: [age, stage, percentage, seen, letter]}
        """;

    [Fact]
    public void No_identifier_no_date_and_no_free_text_is_given_away()
    {
        (CommandRun run, string[] lines, string source) = Export("--deidentify");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Equal("patient,age,death_day,last_day,percentage,stage,start_day", lines[0]);
        Assert.Equal(59, lines.Length - 1);
        string all = string.Join('\n', lines);
        foreach (string line in source.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            string[] cells = line.Split(',');
            Assert.DoesNotContain(cells[0], all, StringComparison.Ordinal);
            Assert.DoesNotContain(cells[3], all, StringComparison.Ordinal);
        }

        Assert.Equal(["left out", "left out"], Columns(run).Where(column => column.Source is "letter" or "seen").Select(column => column.Treatment));
    }

    [Fact]
    public void Intervals_and_counts_stay_as_they_were()
    {
        (CommandRun _, string[] lines, string source) = Export("--deidentify");
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        Assert.All(rows, row => Assert.Equal("0", row[6]));
        int[] before = [.. source.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split(',')).Select(cells => Day(cells[5]) - Day(cells[3])).Order()];
        Assert.Equal(before, rows.Select(row => int.Parse(row[3], CultureInfo.InvariantCulture)).Order());
        Assert.Equal(90, rows.Max(row => int.Parse(row[1], CultureInfo.InvariantCulture)));
        Assert.Equal(100, rows.Max(row => int.Parse(row[4], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_order_is_random_and_a_seed_repeats_it()
    {
        Assert.Equal(Export("--deidentify", "--seed", "1").Lines, Export("--deidentify", "--seed", "1").Lines);
        Assert.NotEqual(Export("--deidentify", "--seed", "1").Lines, Export("--deidentify", "--seed", "2").Lines);
        Assert.NotEqual(Export("--deidentify").Lines, Export("--deidentify").Lines);
    }

    [Fact]
    public void Rare_levels_are_left_empty_where_asked_for()
    {
        (CommandRun run, string[] lines, string _) = Export("--deidentify", "--min-level", "5");
        Assert.DoesNotContain(lines.Skip(1), line => line.Split(',')[5] == "III");
        Assert.Equal("rare levels left empty", Columns(run).Single(column => column.Source == "stage").Treatment);
    }

    [Fact]
    public void A_column_may_be_kept_but_not_the_identifier()
    {
        Assert.Contains("letter", Export("--deidentify", "--keep", "letter").Lines[0], StringComparison.Ordinal);
        Assert.Equal(2, Export("--deidentify", "--keep", "hospital_number").Run.Exit);
    }

    [Fact]
    public void Without_the_option_the_columns_are_as_they_were()
    {
        (CommandRun run, string[] lines, string _) = Export();
        Assert.Equal("hospital_number,age,death,last,letter,percentage,seen,stage,start", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("H7010,", StringComparison.Ordinal));
        Assert.Equal(2, Export("--seed", "1").Run.Exit);
    }

    private static IEnumerable<(string Source, string Treatment)> Columns(CommandRun run) =>
        run.Json.GetProperty("columns").EnumerateArray().Select(column => (column.GetProperty("source").GetString()!, column.GetProperty("treatment").GetString()!));

    private static int Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private (CommandRun Run, string[] Lines, string Source) Export(params string[] options)
    {
        List<string> rows = ["hospital_number,age,stage,start,death,last,percentage,seen,letter"];
        for (int i = 0; i < 60; i++)
        {
            DateOnly start = new DateOnly(2010, 1, 1).AddDays(37 * i);
            string death = i % 3 == 0 ? start.AddDays(100 + (7 * i)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"H{7000 + i},{(i == 0 ? 17 : 36 + i)},{(i < 3 ? "III" : i % 2 == 0 ? "I" : "II")},{start:yyyy-MM-dd},{death},{start.AddDays(100 + (7 * i)):yyyy-MM-dd},{51 + (i % 50)},{start.Year},note {i} of Dr {i % 59}"));
        }

        string source = string.Join('\n', rows);
        File("cohort.csv", source);
        string path = File("out.csv", "");
        CommandRun run = CommandRun.Of(["export", File("study.yaml", Study), "--out", path, "--json", .. options]);
        return (run, run.Exit == 0 ? System.IO.File.ReadAllLines(path) : [], source);
    }
}
