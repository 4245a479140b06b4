using System.Globalization;
using MathNet.Numerics;
using Oncohort.Survival;

namespace Oncohort.Published.Auditing;

/// <summary>p-values against counts and against test statistics.</summary>
internal static class TestChecks
{
    public static IEnumerable<AuditFinding> Of(PublishedStudy study)
    {
        foreach (PublishedTable table in study.Tables.Where(table => table is { By: not null, Test.P: not null })) yield return Table(table, table.Test!);
        foreach (PublishedTest test in study.Tests.Where(test => test.Test.P is not null)) yield return Statistic(test.Id, test.Test, test.Groups.Count - 1);
    }

    private static AuditFinding Table(PublishedTable table, PrintedTest test)
    {
        string id = table.Id + " p";
        Printed printed = test.P!;
        bool whole = table.Rows.All(row => row.Cells.All(cell => cell.N is { Kind: PrintedKind.Number }));
        string named = test.Method.Replace('_', '-');
        if (!whole || table.Rows.Count < 2 || table.Columns.Count < 2) return new AuditFinding(id, "table_p", printed.Text, null, AuditVerdict.NotCheckable, "not every count was printed");
        long[,] counts = new long[table.Rows.Count, table.Columns.Count];
        for (int i = 0; i < table.Rows.Count; i++)
        {
            for (int j = 0; j < table.Columns.Count; j++) counts[i, j] = (long)table.Rows[i].Cells[j].N!.Value;
        }

        try
        {
            return Judge(id, printed, named, ContingencyTable.Create(counts));
        }
        catch (EstimationException exception)
        {
            return new AuditFinding(id, "table_p", printed.Text, null, AuditVerdict.NotCheckable, exception.Message);
        }
    }

    private static AuditFinding Judge(string id, Printed printed, string named, ContingencyTable table)
    {
        (string Name, double P, AuditVerdict Verdict)[] tried = [.. TableTests.Of(table).Select(test => (test.Name, test.P, Rounding.Compare(printed, test.P)))];
        string detail = string.Join(", ", tried.Select(test => $"{test.Name} {test.P.ToString("0.0000", CultureInfo.InvariantCulture)}"));
        string[] matching = [.. tried.Where(test => test.Verdict == AuditVerdict.Consistent).Select(test => test.Name)];
        detail += matching.Length > 0 ? "; printed p matches: " + string.Join(", ", matching) : "; printed p matches none to its last digit";
        (string Name, double P, AuditVerdict Verdict)[] meant = [.. tried.Where(test => TableTests.Names(named).Contains(test.Name)).OrderBy(test => test.Verdict switch { AuditVerdict.Consistent => 0, AuditVerdict.Rounding => 1, _ => 2 })];
        if (meant.Length == 0) return new AuditFinding(id, "table_p", printed.Text, null, AuditVerdict.NotCheckable, $"the test '{named}' is not recomputed; {detail}");
        (string _, double p, AuditVerdict verdict) = meant[0];
        if (named == "not stated" && verdict == AuditVerdict.Inconsistent)
            return new AuditFinding(id, "table_p", printed.Text, null, AuditVerdict.NotCheckable, $"the paper does not say which test; {detail}");
        return new AuditFinding(id, "table_p", printed.Text, p, verdict, verdict == AuditVerdict.Rounding ? detail + "; cut instead of rounded" : detail);
    }

    private static AuditFinding Statistic(string id, PrintedTest test, int implied)
    {
        Printed p = test.P!;
        double df = test.Df?.Value ?? implied;
        bool square = test.Method is "logrank" or "pearson" or "yates" or "likelihood-ratio" or "chi-square";
        if (test.Statistic is not { Kind: PrintedKind.Number } statistic || !square || df <= 0)
            return new AuditFinding(id, "statistic_p", p.Text, null, AuditVerdict.NotCheckable, "no chi-square statistic was printed");
        double low = Tail(statistic.Value + statistic.HalfUnit, df), high = Tail(Math.Max(0, statistic.Value - statistic.HalfUnit), df);
        string detail = string.Create(CultureInfo.InvariantCulture, $"chi2 {statistic.Text} on {df} df");
        return new AuditFinding(id, "statistic_p", p.Text, Tail(statistic.Value, df), Rounding.Compare(p, low, high), detail);
    }

    private static double Tail(double x, double df) => x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(df / 2, x / 2);
}
