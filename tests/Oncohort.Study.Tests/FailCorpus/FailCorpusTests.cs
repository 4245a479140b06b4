using Oncohort.Fuzz;
using Xunit;

namespace Oncohort.Study.Tests.FailCorpus;

/// <summary>Every file that once broke a reader stays a test: a stated fault, or every record counted.</summary>
public sealed class FailCorpusTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fail");

    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => !name.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_once_broke_a_reader_is_read_or_refused_in_words(string name)
    {
        string path = Path.Combine(Folder, name);
        Assert.Null(name.EndsWith(".yaml", StringComparison.Ordinal) ? Verdict.OfStudyFile(path) : Verdict.OfTable(path));
    }
}
