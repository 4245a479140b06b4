using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class ToxicityRecordTests : IDisposable
{
    private const string Cohort = """
        id,start,wbc2,wbc4,mucositis
        a,2020-01-01,4.2,3.0,1
        b,2020-01-01,2.999,,2
        c,2020-01-01,,,0
        d,,0.4,5,

        """;

    private const string Records = """
        id,term,grade,date,scale
        a,mucositis,1,2020-01-20,ctcae-v5
        a,mucositis,3,2020-02-01,ctcae-v5
        a,mucositis,4,2020-06-01,ctcae-v5
        b,mucositis,2,2020-03-31,CTCAE version 5.0
        b,xerostomia,1,2020-04-01,ctcae-v5
        c,xerostomia,2,2020-02-01,ctcae-v6
        d,mucositis,1,2020-02-01,ctcae-v5
        z,mucositis,9,2020-02-01,ctcae-v5
        a,xerostomia,,2020-02-01,ctcae-v5

        """;

    private const string Window = "records: {source: grades.csv, date: date, start: start, acute_days: 90";

    private readonly StudyFolder _folder = new();

    [Fact]
    public void The_worst_grade_within_the_acute_window_counts()
    {
        StudyResults results = Run($"window: acute, {Window}, scale: scale}}");
        var toxicity = (ToxicityResult)results.Analyses[0];

        // Day 90 from 1 January is 31 March, the last that counts: b has grade 2 then, and xerostomia a day later.
        ToxicityTerm term = Assert.Single(toxicity.Terms);
        Assert.Equal(("mucositis", 2, 2), (term.Term, term.Graded, term.Missing));
        Assert.Equal([0, 0, 1, 1, 0, 0], term.Grades.Select(grade => grade.N));
        Assert.Equal((9, 3), (toxicity.Records!.Read, toxicity.Records.Used));
        Assert.Equal(
            [("a grade of another scale or version", 1), ("missing grade", 1), ("missing start", 1), ("outside the acute window", 2), ("patient not in the cohort", 1)],
            toxicity.Records.LeftOut.Select(reason => (reason.Reason, reason.Count)));
        Assert.Equal(90, toxicity.Settings["last_day"]);
        Assert.Contains("Acute adverse effects were those up to day 90 from the start of radiotherapy.", results.Methods);
    }

    [Fact]
    public void Late_effects_begin_the_day_after_and_no_record_can_mean_grade_0()
    {
        StudyResults results = Run($"window: late, {Window}, terms: [xerostomia, mucositis], unrecorded: none}}");
        var toxicity = (ToxicityResult)results.Analyses[0];
        Assert.Equal(["xerostomia", "mucositis"], toxicity.Terms.Select(term => term.Term));
        Assert.Equal([3, 1, 0, 0, 0, 0], toxicity.Terms[0].Grades.Select(grade => grade.N));
        Assert.Equal([3, 0, 0, 0, 1, 0], toxicity.Terms[1].Grades.Select(grade => grade.N));
        Assert.Contains(results.Methods, sentence => sentence.EndsWith("after day 90 from the start of radiotherapy.", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_window_every_day_counts()
    {
        var toxicity = (ToxicityResult)Run("records: {source: grades.csv, terms: mucositis}").Analyses[0];
        Assert.Equal([0, 1, 1, 0, 1, 0], toxicity.Terms[0].Grades.Select(grade => grade.N));
    }

    [Fact]
    public void The_lowest_leukocyte_count_is_graded()
    {
        var toxicity = (ToxicityResult)Run("leukocytes: {counts: [wbc2, wbc4], lower_limit: 4}, terms: mucositis").Analyses[0];

        // a 3.0 is grade 1, b 2.999 grade 2, d 0.4 grade 4, and c was not counted.
        Assert.Equal(["mucositis", "Leukopenia"], toxicity.Terms.Select(term => term.Term));
        Assert.Equal([0, 1, 1, 0, 1, 0], toxicity.Terms[1].Grades.Select(grade => grade.N));
        Assert.Equal(1, toxicity.Terms[1].Missing);
        Assert.Equal("4, 3, 2, 1", toxicity.Settings["leukocyte_limits"]);
    }

    [Fact]
    public void Limits_can_be_given_for_a_scale_without_any_on_file()
    {
        var toxicity = (ToxicityResult)Run("leukocytes: {counts: wbc2, limits: [4.5, 3, 2, 1], term: White cells}", "rtog-eortc").Analyses[0];
        Assert.Equal([0, 1, 1, 0, 1, 0], toxicity.Terms[0].Grades.Select(grade => grade.N));
    }

    [Theory]
    [InlineData("window: acute", FaultCode.MissingKey, "there are no grades")]
    [InlineData("window: acute, records: {source: grades.csv}", FaultCode.MissingKey, "the acute window of the records is not defined")]
    [InlineData("records: {source: nowhere.csv}", FaultCode.FileNotFound, "nowhere.csv")]
    [InlineData("records: {source: grades.csv, term: event}", FaultCode.ColumnNotFound, "'event'")]
    [InlineData("records: {source: grades.csv, grade: term}", FaultCode.NotANumber, "'mucositis' is not a number")]
    [InlineData("leukocytes: {counts: wbc2}", FaultCode.MissingKey, "the limits between the grades are missing")]
    [InlineData("leukocytes: {counts: wbc2, lower_limit: 2}", FaultCode.BadValue, "'lower_limit' is not above 3.0")]
    [InlineData("leukocytes: {counts: wbc2, limits: [1, 2, 3, 4]}", FaultCode.BadValue, "'limits' do not fall")]
    [InlineData("leukocytes: {counts: wbc2, limits: [4, 3]}", FaultCode.BadValue, "'limits' are not four")]
    public void Faults_name_what_is_wrong(string keys, FaultCode code, string what)
    {
        Write(keys, "ctcae-v5");
        IReadOnlyList<Fault> faults = StudyCheck.Faults(Path.Combine(_folder.Path, "study.yaml"));
        Assert.Contains(faults, fault => fault.Code == code && fault.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void Limits_that_are_not_on_file_are_asked_for()
    {
        InputException wrong = Assert.Throws<InputException>(() => Run("leukocytes: {counts: wbc2, lower_limit: 4}", "ctcae-v6"));
        Assert.Equal("the limits of CTCAE version 6.0 are not on file", Assert.Single(wrong.Faults).What);
    }

    [Fact]
    public void Counts_in_another_unit_are_refused()
    {
        InputException wrong = Assert.Throws<InputException>(() => Run("leukocytes: {counts: wbc2, lower_limit: 4}", cohort: "id,wbc2\na,4200\n"));
        Assert.Equal(("'4200' is not a leukocyte count", "data.csv:2:wbc2"), (wrong.Faults[0].What, wrong.Faults[0].Where));
    }

    [Fact]
    public void A_grade_beyond_the_scale_is_a_fault_of_its_record()
    {
        InputException wrong = Assert.Throws<InputException>(() => Run("records: {source: grades.csv}", cohort: "id\nz\n"));
        Assert.Equal(("'9' is not a grade", "grades.csv:9:grade"), (wrong.Faults[0].What, wrong.Faults[0].Where));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string keys, string scale, string cohort = Cohort)
    {
        _folder.Write("data.csv", cohort);
        _folder.Write("grades.csv", Records);
        _folder.Write("study.yaml", $"oncohort: 1\nstudy: {{id: a}}\ncohort: {{source: data.csv, id: id}}\nanalyses:\n  - toxicity: {{scale: {scale}, {keys}}}\n");
    }

    private StudyResults Run(string keys, string scale = "ctcae-v5", string cohort = Cohort)
    {
        Write(keys, scale, cohort);
        using PreparedStudy study = PreparedStudy.Open(Path.Combine(_folder.Path, "study.yaml"));
        return StudyRun.Execute(study);
    }
}
