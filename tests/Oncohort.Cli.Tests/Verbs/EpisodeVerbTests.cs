using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class EpisodeVerbTests : DataFolder
{
    private string Patients => File("p.csv", "id,time,dead,met,age,sex", "1,5,1,2,50,f", "2,8,1,4,61,m", "3,3,0,,44,f", "4,9,1,9,70,m", "5,6,1,1,55,f", "6,7,0,,48,m", "7,2,1,2,66,f", "8,4,1,3,59,m");

    private string Rows => File("r.csv", "id,start,stop,again,x", "1,0,3,1,1", "1,3,5,1,1", "1,5,9,0,1", "2,0,4,1,0", "2,4,6,0,0", "3,0,7,0,1", "4,0,2,1,0", "4,2,8,1,0", "5,0,5,1,1");

    [Fact]
    public void Split_rows_written_and_read_again_give_the_model_with_the_time_dependent_covariate()
    {
        string written = Path.Combine(Folder, "split.csv");
        JsonElement split = CommandRun.Of("split", Patients, "--id", "id", "--time", "time", "--event", "dead", "--at-event", "after=met", "--cut", "6", "--out", written, "--json").Json;
        Assert.Equal((8, 15, 6), (split.GetProperty("n").GetInt32(), split.GetProperty("rows").GetInt32(), split.GetProperty("events").GetInt32()));
        Assert.Equal(["covariate", "during", "before", "after", "never"], split.GetProperty("changes")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal("id,start,stop,event,after,period,met,age,sex", System.IO.File.ReadLines(written).First());
        JsonElement pieces = CommandRun.Of("cox", written, "--time", "stop", "--entry", "start", "--event", "event", "--covariates", "age,after", "--json").Json;
        JsonElement whole = CommandRun.Of("cox", Patients, "--time", "time", "--event", "dead", "--covariates", "age", "--time-dependent", "after=met", "--json").Json;
        for (int term = 0; term < 2; term++)
            Assert.Equal(pieces.GetProperty("terms")[term].GetProperty("coef").GetDouble(), whole.GetProperty("terms")[term].GetProperty("coef").GetDouble(), 1e-9);
        Assert.Equal(8, whole.GetProperty("n").GetInt32());
    }

    [Theory]
    [InlineData("andersen-gill", "robust, by cluster", null)]
    [InlineData("pwp-total", "robust, by cluster", "4, 2, 0")]
    [InlineData("pwp-gap", "robust, by cluster", "4, 2, 0")]
    public void Recurrent_events_are_robust_by_patient(string model, string variance, string? numbers)
    {
        JsonElement json = CommandRun.Of("cox", Rows, "--time", "stop", "--entry", "start", "--event", "again", "--covariates", "x", "--cluster", "id", "--recurrent", model, "--json").Json;
        JsonElement settings = json.GetProperty("settings");
        Assert.Equal((model, variance, 5), (settings.GetProperty("recurrent").GetString(), settings.GetProperty("variance").GetString(), settings.GetProperty("patients").GetInt32()));
        Assert.Equal(numbers, settings.TryGetProperty("events_by_number", out JsonElement counts) ? counts.GetString() : null);
        Assert.True(json.GetProperty("terms")[0].GetProperty("robust_se").GetDouble() > 0);
    }

    [Theory]
    [InlineData("--recurrent needs the patient", "--recurrent", "pwp-gap")]
    [InlineData("--join-from joins strata", "--join-from", "2")]
    [InlineData("'after' is not a possible value", "--time-dependent", "after")]
    [InlineData("each name once", "--time-dependent", "a=x", "--time-dependent", "a=start")]
    public void Wrong_commands_of_cox_end_with_2(string what, params string[] options)
    {
        CommandRun run = CommandRun.Of(["cox", Rows, "--time", "stop", "--entry", "start", "--event", "again", "--covariates", "x", .. options]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing says where follow-up is split", "--id", "id", "--out", "x.csv")]
    [InlineData("the option --id is missing", "--cut", "3", "--out", "x.csv")]
    [InlineData("'x.txt' is no file for a table", "--id", "id", "--cut", "3", "--out", "x.txt")]
    [InlineData("the data have a column 'age' already", "--id", "id", "--at-event", "age=met", "--out", "x.csv")]
    public void Wrong_commands_of_split_end_with_2(string what, params string[] options)
    {
        CommandRun run = CommandRun.Of(["split", Patients, "--time", "time", "--event", "dead", .. options]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }
}
