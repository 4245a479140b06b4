using Oncohort.Cohort.Faults;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Tests.Examples;
using Xunit;

namespace Oncohort.Study.Tests.Templates;

public sealed class StudyTemplateTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    [Theory]
    [InlineData("npc-gse102349")]
    [InlineData("rotterdam")]
    [InlineData("tcga-hnsc")]
    public void A_study_proposed_from_data_passes_the_check_as_written(string example)
    {
        string path = StudyTemplate.Write(Path.Combine(_folder.Path, "mine"), Examples.Examples.DataFile(example));

        Assert.Equal(Path.Combine(_folder.Path, "mine.yaml"), path);
        Assert.Equal([], StudyCheck.Faults(path));
        Assert.NotEmpty(StudyFile.Read(path).Endpoints);
    }

    [Fact]
    public void Endpoints_identifier_and_missing_codes_are_recognised()
    {
        StudyFile npc = StudyFile.Read(StudyTemplate.Write(Path.Combine(_folder.Path, "npc"), Examples.Examples.DataFile("npc-gse102349")));
        StudyFile rotterdam = StudyFile.Read(StudyTemplate.Write(Path.Combine(_folder.Path, "rotterdam"), Examples.Examples.DataFile("rotterdam")));

        Assert.Equal("id", npc.Cohort.PatientId);
        Assert.Equal(["N/A", "Not evaluated", "Unknown"], npc.Cohort.MissingCodes);
        ColumnEndpoint progression = Assert.IsType<ColumnEndpoint>(Assert.Single(npc.Endpoints).Endpoint);
        Assert.Equal(("time to event", "event", "Disease progression"), (progression.Time, progression.Event.Column, Assert.Single(progression.Event.Values!)));
        Assert.Equal("pid", rotterdam.Cohort.PatientId);
        Assert.Equal([("rtime", "recur"), ("dtime", "death")], rotterdam.Endpoints.Select(endpoint => (ColumnEndpoint)endpoint.Endpoint).Select(columns => (columns.Time, columns.Event.Column)));
    }

    [Fact]
    public void A_blank_study_is_read_without_a_fault_and_says_what_to_fill_in()
    {
        string path = StudyTemplate.Write(Path.Combine(_folder.Path, "blank"), null);

        Assert.Equal("blank", StudyFile.Read(path).Id);
        Assert.Contains("Fill in what stands in capitals", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(FaultCode.FileNotFound, Assert.Single(StudyCheck.Faults(path)).Code);
    }

    [Fact]
    public void A_file_that_exists_is_never_written_over()
    {
        string path = _folder.Write("mine.yaml", "precious");

        Assert.Equal(FaultCode.OutputNotWritable, Assert.Throws<InputException>(() => StudyTemplate.Write(path, null)).Faults.Single().Code);
        Assert.Equal("precious", File.ReadAllText(path));
    }

    [Fact]
    public void Names_with_quotes_colons_and_signs_survive()
    {
        string data = _folder.Write("odd.csv", "patient_id,\"it's: a # name\",time,status,\"@x, y\"\n1,a: b,1,0,'q'\n2,- c,2,1,\"\"\"\"\n3,# d,3,1,*r\n");
        string path = StudyTemplate.Write(Path.Combine(_folder.Path, "odd"), data);

        Assert.Equal([], StudyCheck.Faults(path));
        Assert.Equal(["it's: a # name", "@x, y"], StudyFile.Read(path).Variables.Select(variable => variable.Name));
    }

    public void Dispose() => _folder.Dispose();
}
