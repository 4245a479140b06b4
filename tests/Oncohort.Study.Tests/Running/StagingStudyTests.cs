using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Staging;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class StagingStudyTests : IDisposable
{
    private const string Letters = """
        id,t,n,m,parotid
        1,T1,N0,0,no
        2,2,n1,0,no
        3,T3,N2,0,
        4,T4,N0,0,yes
        5,T1,N3b,0,no
        6,T2,N0,1,no
        7,TX,N0,0,no
        8,,N1,0,no
        9,T0,N0,0,no

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void Stage_groups_follow_the_table_of_the_edition()
    {
        StudyResults results = Run("{site: nasopharynx, edition: 7, t: t, n: n, m: m}");

        // TX N0 leaves I to IVA, T0 N0 has no group in the table, and the eighth patient has no T.
        Assert.Equal([("I", 1), ("II", 1), ("III", 1), ("IVA", 1), ("IVB", 1), ("IVC", 1)], Levels(results));
        Assert.Equal(3, Assert.Single(results.Variables).Missing);
        Assert.Equal(["OCH052", "OCH053"], results.Warnings.Select(warning => warning.Code).Order());
        Assert.Contains(results.Warnings, warning => warning.Text.StartsWith("Stage: 1 patient without a stage; TX leaves T1, T2, T3, T4 open", StringComparison.Ordinal));
        Assert.Contains(results.Methods, sentence => sentence == "Stage was grouped from T, N and M (nasopharynx, UICC/AJCC 7th edition); patients whose letters do not decide were left without a stage.");
    }

    [Fact]
    public void Groups_merge_and_intervals_are_levels()
    {
        StudyResults results = Run("{site: nasopharynx, edition: 7, t: t, n: n, m: M0, groups: {I-II: [I, II], IVA-B: [IVA, IVB]}, undecided: interval}");
        Assert.Equal([("I-II", 3), ("I-II to IVA-B", 1), ("III", 1), ("IVA-B", 2)], Levels(results));
    }

    [Theory]
    [InlineData("lowest", "I")]
    [InlineData("highest", "IVA")]
    public void The_end_of_an_interval_can_be_taken(string undecided, string group)
    {
        StudyResults results = Run($"{{site: nasopharynx, edition: 7, t: t, n: n, m: m, undecided: {undecided}}}");
        Assert.Equal(2, Levels(results).Single(level => level.Label == group).N);
        Assert.Contains(results.Warnings, warning => warning.Text.Contains($"1 patient counted as {group};", StringComparison.Ordinal));
    }

    [Fact]
    public void Restaging_uses_the_findings_that_are_known()
    {
        StageCatalogue catalogue = StageCatalogue.Standard;
        StudyResults results = Run("{site: nasopharynx, edition: 7, to: 8, t: t, n: n, m: m, anatomy: {parotid: parotid}, undecided: interval}");
        Restaging second = catalogue.Restage("nasopharynx", 7, 8, "T2", "N1", "M0", new Dictionary<string, bool> { ["parotid"] = false });
        Restaging fourth = catalogue.Restage("nasopharynx", 7, 8, "T4", "N0", "M0", new Dictionary<string, bool> { ["parotid"] = true });
        Assert.Equal("IVA", fourth.Group);
        Assert.Contains(Levels(results), level => level.Label == $"{second.Minimum} to {second.Maximum}");
        Assert.Contains(Levels(results), level => level.Label == "IVA");
        Assert.Contains("carried to the UICC/AJCC 8th edition", string.Join(' ', results.Methods), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nasopharynx", 7)]
    [InlineData("nasopharynx", 8)]
    [InlineData("nasopharynx", 9)]
    public void Every_combination_is_staged_as_the_table_says_and_levels_are_in_its_order(string site, int edition)
    {
        StageTable table = StageCatalogue.Standard.Find(site, edition);
        (string T, string N, string M)[] all = [.. from t in table.T from n in table.N from m in table.M select (t.Letter, n.Letter, m.Letter)];
        string data = "id,t,n,m,parotid\n" + string.Concat(all.Select((letters, i) => FormattableString.Invariant($"{i},{letters.T},{letters.N},{letters.M},no\n")));
        string?[] groups = [.. all.Select(letters => table.Stage(letters.T, letters.N, letters.M).Group)];
        Assert.Equal(
            table.Groups.Where(groups.Contains).Select(group => (group, (Count)groups.Count(each => each == group))),
            Levels(Run($"{{site: {site}, edition: {edition}, t: t, n: n, m: m}}", data)));
    }

    [Fact]
    public void A_letter_that_the_edition_does_not_know_is_a_fault_of_its_row()
    {
        InputException wrong = Assert.Throws<InputException>(() => Run("{site: nasopharynx, edition: 8, t: t, n: n, m: m}", "id,t,n,m,parotid\n1,T1,N3a,0,no\n2,T5,N0,0,no\n"));
        Assert.Equal([("data.csv:2:n", "'N3a' is not a N category of the UICC/AJCC 8th edition"), ("data.csv:3:t", "'T5' is not a T category of the UICC/AJCC 8th edition")], wrong.Faults.Select(fault => (fault.Where!, fault.What)));
        Assert.All(wrong.Faults, fault => Assert.Equal(FaultCode.UnknownStageCategory, fault.Code));
        Assert.Equal("one of: TX, T0, Tis, T1, T2, T3, T4", wrong.Faults[1].Expected);
    }

    [Theory]
    [InlineData("{site: larynx, edition: 7, t: t, n: n, m: m}", FaultCode.UnknownStaging, "there is no site 'larynx'")]
    [InlineData("{site: nasopharynx, edition: 6, t: t, n: n, m: m}", FaultCode.UnknownStaging, "there is no edition '6'")]
    [InlineData("{site: nasopharynx, edition: 8, to: 7, t: t, n: n, m: m}", FaultCode.UnknownStaging, "there is no edition '7'")]
    [InlineData("{site: nasopharynx, edition: 7, t: t, n: n, m: m, groups: {IV: [IVA, IVD]}}", FaultCode.UnknownStaging, "'IVD' is not a stage group")]
    [InlineData("{site: nasopharynx, edition: 7, t: t, n: n, m: m, groups: {a: [I], b: [I]}}", FaultCode.NameTaken, "'I' stands in two")]
    [InlineData("{site: nasopharynx, edition: 7, to: 8, t: t, n: n, m: m, anatomy: {parotids: parotid}}", FaultCode.UnknownStaging, "'parotids' is not a finding")]
    [InlineData("{site: nasopharynx, edition: 7, t: t, n: n, m: m, anatomy: {parotid: parotid}}", FaultCode.BadValue, "'anatomy' is given without 'to'")]
    [InlineData("{site: nasopharynx, edition: 7, t: t, n: nn, m: m}", FaultCode.ColumnNotFound, "'nn'")]
    [InlineData("{site: nasopharynx, t: t, n: n, m: m}", FaultCode.MissingKey, "'edition' is missing")]
    [InlineData("{site: nasopharynx, edition: 7, to: 8, t: t, n: n, m: m, anatomy: {parotid: id}}", FaultCode.BadValue, "does not say whether the finding 'parotid' is present")]
    [InlineData("{site: nasopharynx, edition: 7, t: t, n: n, m: m}, sql: t", FaultCode.BadValue, "both 'sql' and 'staging'")]
    public void Faults_name_what_is_wrong(string staging, FaultCode code, string what)
    {
        InputException wrong = Assert.Throws<InputException>(() => Run(staging));
        Assert.Contains(wrong.Faults, fault => fault.Code == code && fault.What.Contains(what, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<(string Label, Count N)> Levels(StudyResults results) =>
        ((Table1Result)results.Analyses[0]).Rows.Select(row => (row.Level!, row.Overall.N));

    private StudyResults Run(string staging, string data = Letters)
    {
        _folder.Write("data.csv", data);
        string path = _folder.Write("study.yaml", $"oncohort: 1\nstudy: {{id: a}}\ncohort: {{source: data.csv, id: id}}\nvariables:\n  s: {{label: Stage, staging: {staging}}}\nanalyses:\n  - table1: {{rows: [s]}}\n");
        using PreparedStudy study = PreparedStudy.Open(path);
        return StudyRun.Execute(study);
    }
}
