using System.Text.Json;
using Xunit;

namespace Oncohort.Cli.Tests.Verbs;

public sealed class MultiStateVerbTests : DataFolder
{
    private string Patients => File("p.csv", "id,ill_time,ill,time,dead,arm", "1,1,1,3,1,a", "2,,0,2,1,a", "3,,0,4,0,b", "4,2,1,5,0,b");

    private string Rows => File("r.csv", "id,start,stop,to", "1,0,1,ill", "1,1,3,dead", "2,0,2,dead", "3,0,4,censor", "4,0,2,ill", "4,2,5,censor");

    [Fact]
    public void States_transitions_occupancy_and_mean_times_are_stated()
    {
        JsonElement json = CommandRun.Of("multistate", Patients, "--id", "id", "--state", "ill=ill_time:ill", "--state", "dead=time:dead", "--initial", "well", "--at", "2.5", "--tau", "3", "--group", "arm", "--json").Json;
        Assert.Equal("multistate", json.GetProperty("command").GetString());
        Assert.Equal((4, 4), (json.GetProperty("n").GetInt32(), json.GetProperty("patients").GetInt32()));
        Assert.Equal(["well", "ill", "dead"], json.GetProperty("states").EnumerateArray().Select(state => state.GetString()));
        Assert.Equal(["from", "to", "events"], json.GetProperty("transitions")[0].EnumerateObject().Select(field => field.Name));
        JsonElement stratum = json.GetProperty("strata")[0];
        Assert.Equal(["group", "n", "transitions", "states", "sojourn"], stratum.EnumerateObject().Select(field => field.Name));
        Assert.Equal(["state", "initial", "at", "steps"], stratum.GetProperty("states")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(["time", "at_risk", "probability", "se", "lower", "upper"], stratum.GetProperty("states")[0].GetProperty("at")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(["state", "mean", "se", "lower", "upper"], stratum.GetProperty("sojourn")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal("infinitesimal jackknife by patient", json.GetProperty("settings").GetProperty("variance").GetString());
    }

    [Fact]
    public void Start_stop_rows_give_the_numbers_of_one_row_a_patient()
    {
        JsonElement patients = CommandRun.Of("multistate", Patients, "--state", "ill=ill_time:ill", "--state", "dead=time:dead", "--at", "2.5", "--json").Json;
        JsonElement rows = CommandRun.Of("multistate", Rows, "--id", "id", "--entry", "start", "--time", "stop", "--to", "to", "--at", "2.5", "--json").Json;
        Assert.Equal(patients.GetProperty("strata").GetRawText(), rows.GetProperty("strata").GetRawText());
        Assert.Equal((6, 4), (rows.GetProperty("n").GetInt32(), rows.GetProperty("patients").GetInt32()));
        Assert.Contains("mean time to 5", CommandRun.Of("multistate", Rows, "--id", "id", "--entry", "start", "--time", "stop", "--event", "to=ill,dead", "--at", "1").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it is not said how patients go from state to state", "--time", "time")]
    [InlineData("'ill=time' is not a possible value", "--state", "ill=time")]
    [InlineData("the option --from belongs to start-stop rows", "--state", "dead=time:dead", "--from", "arm")]
    [InlineData("'dead=time:dead' is not a possible value", "--state", "dead=time:dead", "--initial", "dead")]
    [InlineData("the option --shift belongs to one row a patient (--state)", "--id", "id", "--time", "time", "--to", "dead", "--shift", "1")]
    [InlineData("patient '1' stands on rows 2, 3", "--id", "dead", "--state", "dead=time:dead")]
    public void Wrong_commands_end_with_2(string what, params string[] options)
    {
        CommandRun run = CommandRun.Of(["multistate", Patients, .. options]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }
}
