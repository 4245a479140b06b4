using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.FollowUp;
using Oncohort.Oncology.Toxicity;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class ToxicityStudyTests
{
    [Fact]
    public void Grades_are_counted_and_missing_ones_are_stated()
    {
        ToxicityTerm term = Assert.Single(Run([0, 1, 1, 3, 0], [false, false, false, false, true]).Terms);
        Assert.Equal([1, 2, 0, 1, 0, 0], term.Grades.Select(grade => grade.N));
        Assert.Equal((4, 1, 50.0), (term.Graded, term.Missing, term.Grades[1].Percent));
    }

    [Fact]
    public void A_term_that_nobody_has_a_grade_of_has_no_percentage() => Assert.All(Run([0], [true]).Terms[0].Grades, grade => Assert.Null(grade.Percent));

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(1.5)]
    public void What_is_no_grade_is_refused(double grade) => Assert.Equal(FaultCode.BadValue, Assert.Throws<InputException>(() => Run([grade], [false])).Faults[0].Code);

    [Fact]
    public void Follow_up_counts_each_patient_once()
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

    private static ToxicityResult Run(double[] grades, bool[] missing) => new ToxicityRequest { Terms = [new Variable("mucositis")], Scale = ToxicityScale.CtcaeV5 }
        .Run(new CohortTable("data.csv", [.. Enumerable.Range(2, grades.Length)], [new NumberColumn("mucositis", grades, missing)]));
}
