using Oncohort.Cohort.Engine;

namespace Oncohort.Cohort.Tests.Expressions;

public class LockTests
{
    [Theory]
    [InlineData("SELECT * FROM read_csv('{0}')")]
    [InlineData("SELECT * FROM read_text('{0}')")]
    [InlineData("SELECT * FROM '{0}'")]
    [InlineData("COPY (SELECT 1) TO '{0}.out'")]
    [InlineData("ATTACH '{0}.db'")]
    [InlineData("SET enable_external_access=true")]
    [InlineData("SET threads=1")]
    [InlineData("RESET enable_external_access")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    public void Behind_the_checks_the_database_is_closed_as_well(string statement)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("data.csv", "a\n1\n");
        using var session = new EngineSession();
        session.Lock();
        EngineException refusal = Assert.Throws<EngineException>(() => session.Execute(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, file)));
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.False(File.Exists(file + ".out"));
    }
}
