using Oncohort.Cohort.Faults;
using Oncohort.Study.Output;
using Xunit;

namespace Oncohort.Study.Tests.Output;

public sealed class OutputFolderTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "report");

    [Fact]
    public void A_report_replaces_the_one_before_and_leaves_nothing_beside_it()
    {
        WriteReport("old");
        WriteReport("new");

        Assert.Equal("new", File.ReadAllText(Path.Combine(Target, "report.html")));
        Assert.Equal(["report"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_not_committed_leaves_the_old_report_and_nothing_beside_it()
    {
        WriteReport("old");
        using (OutputFolder output = OutputFolder.Claim(Target)) Fill(output.Staging, "new");

        Assert.Equal("old", File.ReadAllText(Path.Combine(Target, "report.html")));
        Assert.Equal(["report"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(true, "exchanged", "new")]
    [InlineData(false, "renamed away", "old")]
    [InlineData(false, "renamed in", "new")]
    public void A_run_that_dies_within_the_swap_leaves_one_whole_report_after_recovery(bool mayExchange, string step, string expected)
    {
        WriteReport("old");
        string staging = Target + ".tmp-0123abcd";
        Fill(staging, "new");
        var swap = () => FolderSwap.Replace(Target, staging, at => _ = at == step ? throw new OperationCanceledException(at) : at, mayExchange);
        if (mayExchange && !OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) swap = () => FolderSwap.Replace(Target, staging, at => _ = at == "renamed in" ? throw new OperationCanceledException(at) : at);

        Assert.Throws<OperationCanceledException>(swap);
        OutputFolder.Claim(Target).Dispose();

        Assert.Equal(expected, File.ReadAllText(Path.Combine(Target, "report.html")));
        Assert.Equal(["provenance.json", "report.html"], Directory.EnumerateFileSystemEntries(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["report"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void On_this_system_the_exchange_of_two_folders_is_one_step_when_it_is_offered()
    {
        Fill(Path.Combine(_folder.Path, "a"), "a");
        Fill(Path.Combine(_folder.Path, "b"), "b");
        bool exchanged = AtomicExchange.TryExchange(Path.Combine(_folder.Path, "a"), Path.Combine(_folder.Path, "b"));

        Assert.Equal(exchanged ? "b" : "a", File.ReadAllText(Path.Combine(_folder.Path, "a", "report.html")));
        Assert.Equal(exchanged ? "a" : "b", File.ReadAllText(Path.Combine(_folder.Path, "b", "report.html")));
    }

    [Fact]
    public void A_folder_that_is_not_ours_is_refused_and_not_touched()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.docx"), "years of work");

        Fault fault = Assert.Throws<InputException>(() => OutputFolder.Claim(Target)).Faults.Single();

        Assert.Equal(FaultCode.OutputNotWritable, fault.Code);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(Target, "thesis.docx")));
        Assert.Equal(["report"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_that_somebody_put_into_a_report_is_named_and_kept()
    {
        WriteReport("old");
        File.WriteAllText(Path.Combine(Target, "notes.txt"), "mine");

        Fault fault = Assert.Throws<InputException>(() => OutputFolder.Claim(Target)).Faults.Single();

        Assert.Contains("notes.txt", fault.What, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Target, "notes.txt")));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        File.WriteAllText(Target, "a file");

        Assert.Equal(FaultCode.OutputNotWritable, Assert.Throws<InputException>(() => OutputFolder.Claim(Target)).Faults.Single().Code);
        Assert.Equal(FaultCode.OutputNotWritable, Assert.Throws<InputException>(() => OutputFolder.Claim(Path.Combine(Target, "below"))).Faults.Single().Code);
        Assert.Equal("a file", File.ReadAllText(Target));
    }

    [Fact]
    public void Two_runs_cannot_write_the_same_folder_at_once()
    {
        using OutputFolder first = OutputFolder.Claim(Target);

        Assert.Contains("another run", Assert.Throws<InputException>(() => OutputFolder.Claim(Target)).Faults.Single().What, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteReport(string text)
    {
        using OutputFolder output = OutputFolder.Claim(Target);
        Fill(output.Staging, text);
        output.Commit();
    }

    private static void Fill(string folder, string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "report.html"), text);
        File.WriteAllText(Path.Combine(folder, "provenance.json"), """{"oncohort": "0", "files": [{"path": "report.html"}]}""");
    }
}
