using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class ReconstructVerbTests : DataFolder
{
    [Fact]
    public void Records_that_satisfy_the_counts_are_written_and_the_document_says_so()
    {
        string folder = Path.Combine(Folder, "out");

        CommandRun run = CommandRun.Of("reconstruct", Study(), "--out", folder, "--seed", "3", "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal(
            ["command", "version", "n", "excluded", "warnings", "settings", "study", "origin", "seed", "records", "met", "printed", "figures", "codings"],
            run.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("reconstruct", 40, "reconstructed from published counts"), (run.Json.GetProperty("command").GetString(), run.Json.GetProperty("n").GetInt32(), run.Json.GetProperty("origin").GetString()));
        Assert.Equal(3, run.Json.GetProperty("settings").GetProperty("seed").GetInt32());
        Assert.Equal(run.Json.GetProperty("printed").GetInt32() - run.Json.GetProperty("met").GetInt32(), run.Json.GetProperty("warnings").GetArrayLength());
        string[] lines = System.IO.File.ReadAllLines(Path.Combine(folder, "cohort.csv"));
        Assert.Equal(41, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("reconstructed from published counts,", line, StringComparison.Ordinal));
        Assert.Equal(12, lines.Count(line => line.Split(',')[Array.IndexOf(lines[0].Split(','), "sex")] == "female"));
        Assert.Equal(["cohort.csv", "provenance.json", "reconstruction.json", "report.md"], Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.StartsWith("# small: reconstructed from published counts", System.IO.File.ReadAllText(Path.Combine(folder, "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_replaces_the_older_records()
    {
        string folder = Path.Combine(Folder, "out"), study = Study();
        string[] Bytes(string seed)
        {
            Assert.Equal(0, CommandRun.Of("reconstruct", study, "--out", folder, "--seed", seed).Exit);
            return [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllText)];
        }

        string[] first = Bytes("1"), other = Bytes("2"), again = Bytes("1");

        Assert.Equal(first, again);
        Assert.NotEqual(first[0], other[0]);
    }

    [Fact]
    public void People_read_how_many_figures_are_met_by_kind()
    {
        CommandRun run = CommandRun.Of("reconstruct", Study(), "--out", Path.Combine(Folder, "out"));

        Assert.Equal(0, run.Exit);
        Assert.Contains("landmark", run.Output, StringComparison.Ordinal);
        Assert.Contains("40 records, reconstructed from published counts", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_that_contradict_one_another_are_named_with_their_places_and_nothing_is_written()
    {
        CommandRun run = CommandRun.Of("reconstruct", Study(female: "13"), "--out", Path.Combine(Folder, "out"), "--json");

        Assert.Equal(2, run.Exit);
        JsonElement error = run.Json.GetProperty("error");
        Assert.Equal("OCH090", error.GetProperty("code").GetString());
        Assert.Contains("sex: sex male = 28 (Table 1); sex: sex female = 13 (Table 1)", error.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Single(run.Json.GetProperty("errors").EnumerateArray());
        Assert.False(Directory.Exists(Path.Combine(Folder, "out")));
    }

    [Theory]
    [InlineData("remission=cut_9", "OCH092", "remission=cut_6, remission=linear")]
    [InlineData("sex=male", "OCH092", "remission=cut_6, remission=linear")]
    [InlineData("remission", "OCH", "TERM=ID")]
    public void A_coding_that_the_study_does_not_offer_is_refused_with_those_it_does(string coding, string code, string expected)
    {
        CommandRun run = CommandRun.Of("reconstruct", Study(), "--out", Path.Combine(Folder, "out"), "--coding", coding);

        Assert.Equal(2, run.Exit);
        Assert.Contains($"error {code}", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coding_that_was_asked_for_is_used()
    {
        CommandRun run = CommandRun.Of("reconstruct", Study(), "--out", Path.Combine(Folder, "out"), "--coding", "remission=linear", "--json");

        Assert.Equal("linear", run.Json.GetProperty("settings").GetProperty("codings").GetProperty("remission").GetString());
        Assert.Contains(run.Json.GetProperty("figures").EnumerateArray(), figure => figure.GetProperty("id").GetString() == "cox: Remission (linear)");
    }

    [Fact]
    public void A_study_without_what_the_times_need_is_told_what_is_missing()
    {
        CommandRun run = CommandRun.Of("reconstruct", Study(followUp: "age"), "--out", Path.Combine(Folder, "out"));

        Assert.Equal(2, run.Exit);
        Assert.Contains("error OCH091", run.Error, StringComparison.Ordinal);
        Assert.Contains("a summary of 'follow_up' with median, min and max", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_that_cannot_be_are_said_to_be_so()
    {
        CommandRun run = CommandRun.Of("reconstruct", Study(remissionMedian: "25"), "--out", Path.Combine(Folder, "out"));

        Assert.Equal(2, run.Exit);
        Assert.Contains("error OCH093", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    public void A_seed_is_a_whole_number(string seed)
    {
        CommandRun run = CommandRun.Of("reconstruct", Study(), "--out", Path.Combine(Folder, "out"), $"--seed={seed}");

        Assert.Equal(2, run.Exit);
        Assert.Contains("--seed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_folder_nothing_is_done() => Assert.Contains("--out", CommandRun.Of("reconstruct", Study()).Error, StringComparison.Ordinal);

    private string Study(string female = "12", string followUp = "follow_up", string remissionMedian = "8") => File("published.json", $$"""
        {
          "id": "small", "title": "A study of forty patients", "source": {"citation": "made for a test"}, "patients": "40",
          "variables": [
            {"id": "sex", "label": "Sex", "levels": ["male", "female"]},
            {"id": "metastasis", "label": "Metastasis", "levels": ["yes", "no"]},
            {"id": "death", "label": "Death", "levels": ["yes", "no"]},
            {"id": "lost", "label": "Lost", "levels": ["yes", "no"]},
            {"id": "age", "label": "Age", "unit": "years"},
            {"id": "follow_up", "label": "Follow-up", "unit": "months"},
            {"id": "remission", "label": "Remission", "unit": "months", "within": {"metastasis": "yes"} }
          ],
          "endpoints": [
            {"id": "os", "label": "Survival", "origin": "rt_start", "event": {"death": "yes"}, "unit": "months"},
            {"id": "dm", "label": "Metastasis", "origin": "rt_start", "event": {"metastasis": "yes"}, "unit": "months"}
          ],
          "counts": [
            {"id": "deaths", "of": {"death": "yes"}, "n": "9", "place": "text"},
            {"id": "deaths_with", "of": {"death": "yes"}, "within": {"metastasis": "yes"}, "n": "6", "place": "text"},
            {"id": "lost", "of": {"lost": "yes"}, "n": "1", "place": "text"}
          ],
          "tables": [
            {"id": "sex", "variable": "sex", "rows": [{"level": "male", "cells": ["28"]}, {"level": "female", "cells": ["{{female}}"]}], "place": "Table 1"},
            {"id": "dm", "variable": "metastasis", "rows": [{"level": "yes", "cells": ["10"]}, {"level": "no", "cells": ["30"]}], "place": "Table 1"}
          ],
          "summaries": [
            {"id": "follow_up", "variable": "{{followUp}}", "median": "50", "min": "4", "max": "90"},
            {"id": "remission", "variable": "remission", "within": {"metastasis": "yes"}, "median": "{{remissionMedian}}", "min": "2", "max": "20"}
          ],
          "curves": [
            {
              "id": "os_with", "label": "Survival with metastasis", "endpoint": "os", "within": {"metastasis": "yes"}, "quantity": "survival", "estimator": "kaplan-meier",
              "points": [{"time": "36", "percent": "60"}]
            }
          ],
          "tests": [],
          "models": [
            {
              "id": "cox", "method": "cox", "endpoint": "os", "within": {"metastasis": "yes"}, "together": true, "ties": "not stated", "level": 0.95,
              "terms": [
                {
                  "variable": "remission", "label": "Remission", "ratio": "0.6", "lower": "0.12", "upper": "3.0",
                  "codings": [{"id": "cut_6", "cut": 6}, {"id": "linear", "linear": 1}]
                }
              ]
            }
          ],
          "statements": []
        }
        """);
}
