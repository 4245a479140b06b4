using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.FollowUp;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class FollowUpStudyTests : IDisposable
{
    private const string Data = """
        id,rt_end,visit,scan,relapse,died,gone
        a,2010-01-15,2010-10-15,2010-10-15,,,no
        b,2010-01-15,2010-04-15,,,,no
        c,2010-01-15,2010-07-15,,2010-07-15,,no
        d,2010-01-15,2010-04-15,,,,yes
        e,,2010-04-15,,,,no
        f,2010-01-15,2010-12-20,2010-07-15,,,no

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void A_study_file_asks_for_follow_up()
    {
        StudyResults results = Run("as_of: 2011-01-20, treatment_end: rt_end, last_visit: visit, last_imaging: scan, events: [relapse], death: died, lost: gone");
        var result = (FollowUpResult)Assert.Single(results.Analyses);

        // a was seen in month 9 and is due in month 12 since five days; b was seen in month 3 only; f came a month early to the visit of month 12.
        Assert.Equal(
            [("a", FollowUpState.Due), ("b", FollowUpState.Overdue), ("c", FollowUpState.Ended), ("d", FollowUpState.Lost), ("f", FollowUpState.UpToDate)],
            result.Patients.Select(patient => (patient.Patient, patient.State)));
        Assert.Equal((5, "missing rt_end", 6), (result.N, Assert.Single(result.Excluded).Reason, results.Included));
        Assert.Equal(("followup-1", "Follow-up visits as of 2011-01-20"), (result.Id, result.Title));
        Assert.Contains("Visits were planned every 3 months to month 24, every 6 months to month 60, then every 12 months after treatment until an event or death", string.Join(' ', results.Methods), StringComparison.Ordinal);
        Assert.Equal("date", results.Variables.Single(variable => variable.Name == "relapse").Kind);
    }

    [Fact]
    public void Grace_and_loss_are_choices()
    {
        var result = (FollowUpResult)Run("as_of: 2011-01-20, treatment_end: rt_end, last_visit: visit, grace: 3, lost_after: 100").Analyses[0];
        Assert.Equal((FollowUpState.Overdue, FollowUpState.Lost), (result.Patients[0].State, result.Patients[1].State));
        Assert.Equal((3, 100), (result.Settings["grace_days"], result.Settings["lost_after_days"]));
    }

    [Theory]
    [InlineData("treatment_end: rt_end, last_visit: visit", FaultCode.MissingKey, "the key 'as_of' is missing")]
    [InlineData("as_of: 2011-02-30, treatment_end: rt_end, last_visit: visit", FaultCode.NotADate, "'2011-02-30' is not a day")]
    [InlineData("as_of: 2011-01-20, treatment_end: rt_ende, last_visit: visit", FaultCode.ColumnNotFound, "no column or variable 'rt_ende'")]
    [InlineData("as_of: 2011-01-20, treatment_end: rt_end, last_visit: visit, grace: -1", FaultCode.BadValue, "'grace'")]
    [InlineData("as_of: 2011-01-20, treatment_end: rt_end, last_visit: visit, rule: daily", FaultCode.BadValue, "'daily' is not a value of 'rule'")]
    [InlineData("as_of: 2011-01-20, treatment_end: rt_end, last_visit: gone", FaultCode.NotADate, "'no' is not a date")]
    public void Faults_name_what_is_wrong(string keys, FaultCode code, string what)
    {
        InputException wrong = Assert.Throws<InputException>(() => Run(keys));
        Assert.Contains(wrong.Faults, fault => fault.Code == code && fault.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_patient_counts_once()
    {
        int end = new DateOnly(2010, 1, 15).DayNumber;
        var table = new CohortTable("data.csv", [2, 3, 4],
        [
            new NumberColumn("id", [1, 2, 3], null), new DateColumn("end", [end, end, -1]), new DateColumn("visit", [-1, end + 90, -1]), new DateColumn("died", [-1, end + 200, -1]),
        ]);
        var request = new FollowUpRequest { Patient = "id", TreatmentEnd = "end", LastVisit = "visit", Death = "died", AsOf = new DateOnly(2011, 1, 15) };
        FollowUpResult result = request.Run(table);
        Assert.Equal([FollowUpState.Overdue, FollowUpState.Ended], result.Patients.Select(patient => patient.State));
        Assert.Equal((2, "missing end"), (result.N, Assert.Single(result.Excluded).Reason));
    }

    public void Dispose() => _folder.Dispose();

    private StudyResults Run(string keys)
    {
        _folder.Write("data.csv", Data);
        string path = _folder.Write("study.yaml", $"oncohort: 1\nstudy: {{id: a}}\ncohort: {{source: data.csv, id: id}}\nanalyses:\n  - followup: {{{keys}}}\n");
        using PreparedStudy study = PreparedStudy.Open(path);
        return StudyRun.Execute(study);
    }
}
