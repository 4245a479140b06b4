using Oncohort.Cohort.Faults;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class CodingTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    [Fact]
    public void Values_of_the_scale_pass() => Assert.Empty(Faults("id,kps,who\na,70,WHO III\nb,100,2\nc,,\n"));

    [Fact]
    public void Other_values_are_faults_of_their_rows()
    {
        IReadOnlyList<Fault> faults = Faults("id,kps,who\na,75,III\nb,90,IV\n");
        Assert.Equal(
            [("data.csv:2:kps", "'75' is no value of the Karnofsky scale"), ("data.csv:3:who", "'IV' is no value of WHO types of nasopharyngeal carcinoma")],
            faults.Select(fault => (fault.Where!, fault.What)));
        Assert.All(faults, fault => Assert.Equal(FaultCode.NotOnScale, fault.Code));
        Assert.Equal("one of: 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0", faults[0].Expected);
    }

    [Fact]
    public void A_variable_under_another_name_is_reported_at_its_column() =>
        Assert.Equal("data.csv:2:kps", Assert.Single(Faults("id,kps,who\na,-10,\n", "status: {column: kps, coding: karnofsky}")).Where);

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Fault> Faults(string data, string variables = "kps: {coding: karnofsky}, who: {coding: who-npc}")
    {
        _folder.Write("data.csv", data);
        return StudyCheck.Faults(_folder.Write("study.yaml", $"oncohort: 1\nstudy: {{id: a}}\ncohort: {{source: data.csv, id: id}}\nvariables: {{{variables}}}\n"));
    }
}
