using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class StandardEndpointTests : IDisposable
{
    private const string Data = """
        id,start,end,local,regional,dm,died,last
        1,2010-01-01,2010-02-15,,,2010-08-01,2011-01-01,2011-01-01
        2,2010-01-01,2010-02-15,,,,2010-12-01,2010-12-01
        3,2010-01-01,2010-02-15,2010-05-01,,,,2011-06-01
        4,2010-01-01,2010-02-15,,2010-06-01,2010-06-01,,2011-03-01
        5,2010-01-01,2010-02-15,,,,,2012-01-01
        6,2010-01-01,2010-02-15,,,2010-04-01,2010-04-01,2010-04-01

        """;

    private const string Dates = "{treatment_start: start, treatment_end: end, local_recurrence: local, regional_recurrence: regional, metastasis: dm, death: died, last_contact: last}";

    private readonly StudyFolder _folder = new();

    [Theory]
    [InlineData("standard: os", "Overall survival", 3, 0, 3)]
    [InlineData("standard: dmfs, death: event", "Distant-metastasis-free survival", 4, 0, 2)]
    [InlineData("standard: dmfs, death: competing", "Distant metastasis", 3, 1, 2)]
    [InlineData("standard: lrfs, death: event", "Local-recurrence-free survival", 4, 0, 2)]
    [InlineData("standard: lrfs, death: competing", "Local recurrence", 1, 3, 2)]
    [InlineData("standard: rrfs, death: competing", "Regional recurrence", 1, 3, 2)]
    [InlineData("standard: pfs", "Progression-free survival", 5, 0, 1)]
    public void Standard_endpoints_follow_from_the_dates(string endpoint, string label, int events, int competing, int censored)
    {
        EndpointSummary summary = Assert.Single(Run($"{{{endpoint}}}", Dates).Endpoints);
        Assert.Equal((label, events, competing, censored, "months"), (summary.Label, summary.Events, summary.Competing, summary.Censored, summary.Unit));
    }

    [Fact]
    public void Remission_lasts_from_the_end_of_treatment_to_metastasis()
    {
        StudyResults results = Run("{standard: remission, unit: days}", Dates);
        EndpointSummary summary = results.Endpoints[0];
        Assert.Equal((3, 3, 0), (summary.N, summary.Events, summary.Censored));
        Assert.Equal(new Exclusion("without dm", 3), Assert.Single(summary.Excluded));

        // Days from 15 February: 45, 106 and 167.
        var curve = (KaplanMeierResult)results.Analyses[0];
        Assert.Equal([45, 106, 167], curve.Strata[0].Steps.Select(step => step.Time).Where(time => time > 0));
        Assert.Contains("only patients with the event have one", string.Join(' ', results.Methods), StringComparison.Ordinal);
    }

    [Fact]
    public void Progression_takes_the_recurrences_that_the_data_have()
    {
        EndpointSummary summary = Run("{standard: pfs}", "{treatment_start: start, metastasis: dm, death: died, last_contact: last}").Endpoints[0];
        Assert.Equal((4, "from start to the first of dm, died, otherwise censored at last, in months"), (summary.Events, summary.Definition));
    }

    [Fact]
    public void Contradictions_are_reported_once_with_both_dates()
    {
        string wrong = Data.Replace("5,2010-01-01,2010-02-15,,,,,2012-01-01", "5,2010-01-01,2010-02-15,2010-01-20,,2012-03-01,2012-02-01,2012-02-01", StringComparison.Ordinal);
        InputException faults = Assert.Throws<InputException>(() => Run("{standard: pfs}", Dates, wrong));
        Assert.Equal(
            [
                ("data.csv:6:dm", "metastasis 2012-03-01 lies after death 2012-02-01"), ("data.csv:6:dm", "metastasis 2012-03-01 lies after last contact 2012-02-01"),
                ("data.csv:6:local", "local recurrence 2010-01-20 lies before end of radiotherapy 2010-02-15"),
            ],
            faults.Faults.Select(fault => (fault.Where!, fault.What)));
        Assert.All(faults.Faults, fault => Assert.Equal(FaultCode.ContradictoryDates, fault.Code));
    }

    [Theory]
    [InlineData("{standard: dmfs}", Dates, FaultCode.MissingKey, "'dmfs' does not say what death without it is")]
    [InlineData("{standard: os, death: event}", Dates, FaultCode.BadValue, "'death' does not belong to 'os'")]
    [InlineData("{standard: oss}", Dates, FaultCode.BadValue, "'oss' is not a value of 'standard'")]
    [InlineData("{standard: os, time: start}", Dates, FaultCode.BadValue, "both 'time' and 'standard'")]
    [InlineData("{standard: lrfs, death: event}", "{treatment_start: start, death: died, last_contact: last}", FaultCode.MissingKey, "needs a date that is not named: local recurrence")]
    [InlineData("{standard: os}", "{treatment_start: start, death: died}", FaultCode.MissingKey, "'last_contact' is missing")]
    [InlineData("{standard: os}", "{treatment_start: begin, death: died, last_contact: last}", FaultCode.ColumnNotFound, "'begin'")]
    [InlineData("{standard: os}", "{treatment_start: id, death: died, last_contact: last}", FaultCode.NotADate, "holds numbers")]
    public void Faults_name_what_is_wrong(string endpoint, string dates, FaultCode code, string what)
    {
        InputException wrong = Assert.Throws<InputException>(() => Run(endpoint, dates));
        Assert.Single(wrong.Faults, fault => fault.Code == code && fault.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_dates_there_is_nothing_to_follow_from()
    {
        _folder.Write("data.csv", Data);
        string path = _folder.Write("study.yaml", "oncohort: 1\nstudy: {id: a}\ncohort: {source: data.csv, id: id}\nendpoints: {e: {standard: os}}\n");
        Assert.Contains(StudyCheck.Faults(path), fault => fault.What == "the standard endpoint 'os' has no dates to follow from");
    }

    public void Dispose() => _folder.Dispose();

    private StudyResults Run(string endpoint, string dates, string data = Data)
    {
        _folder.Write("data.csv", data);
        string path = _folder.Write("study.yaml", $"oncohort: 1\nstudy: {{id: a}}\ncohort: {{source: data.csv, id: id, dates: {dates}}}\nendpoints: {{e: {endpoint}}}\nanalyses:\n  - km: {{endpoint: e}}\n");
        using PreparedStudy study = PreparedStudy.Open(path);
        return StudyRun.Execute(study);
    }
}
