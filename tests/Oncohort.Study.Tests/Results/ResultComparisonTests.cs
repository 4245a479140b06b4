using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Results;

public sealed class ResultComparisonTests : IDisposable
{
    private const string Data = """
        id,sex,age,days,dead
        1,m,50,100,1
        2,f,60,200,0
        3,m,70,300,1
        4,f,55,300,1
        5,m,61,500,0
        6,f,44,600,1

        """;

    private const string Analyses = """
        endpoints: {os: {time: days, event: dead, unit: days}}
        analyses:
          - km: {endpoint: os, by: sex, at: [250]}
          - cox: {endpoint: os, covariates: [age, sex]}

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void Equal_runs_move_nothing()
    {
        ComparedResults compared = Compare(Run("a", Data, "r"), Run("b", Data, "r"));

        Assert.Empty(compared.Causes);
        Assert.Empty(compared.Moved);
        Assert.Empty(compared.OnlyInFirst.Concat(compared.OnlyInSecond));
        Assert.True(compared.Same > 100, $"{compared.Same} numbers");
    }

    [Fact]
    public void A_setting_is_named_for_the_numbers_that_it_may_have_moved()
    {
        ComparedResults compared = Compare(Run("a", Data, "r"), Run("b", Data, "r, ties: breslow"));

        Assert.Equal([new RunDifference("settings", "settings.ties", "efron", "breslow"), new RunDifference("settings", "analyses[cox-1].settings.ties", "efron", "breslow")], compared.Causes);
        MovedNumber moved = Assert.Single(compared.Moved, number => number.Path == "analyses[cox-1].terms[age].hr");
        Assert.Equal(["settings.ties"], moved.Why);
        Assert.Equal(moved.Second - moved.First, moved.Difference);
        Assert.Equal(moved.Difference / moved.First, moved.Relative);
        Assert.All(compared.Moved, number => Assert.Equal(["settings.ties"], number.Why));
        Assert.DoesNotContain(compared.Moved, number => number.Path.Contains("survival", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_record_moves_numbers_because_of_the_data()
    {
        ComparedResults compared = Compare(Run("a", Data, "r"), Run("b", Data.Replace("6,f,44,600,1", "6,f,44,600,0", StringComparison.Ordinal), "r"));

        Assert.Equal("data", Assert.Single(compared.Causes).Kind);
        Assert.All(compared.Moved, number => Assert.Equal(["data"], number.Why));
        Assert.Contains(compared.Moved, number => number is { Path: "endpoints[os].events", First: 4, Second: 3, Difference: -1 });
    }

    [Fact]
    public void An_analysis_put_before_others_moves_none_of_them()
    {
        string before = Run("a", Data, "r");
        string after = Run("b", Data, "r", Analyses.Replace("analyses:\n", "analyses:\n  - rmst: {endpoint: os, tau: 250}\n", StringComparison.Ordinal));

        ComparedResults compared = Compare(before, after);

        Assert.Empty(compared.Moved);
        Assert.Empty(compared.OnlyInFirst);
        Assert.Contains("analyses[rmst-1].groups[all].rmst", compared.OnlyInSecond);
    }

    [Fact]
    public void A_rule_of_eligibility_is_a_cause_and_a_level_that_vanishes_is_only_in_one()
    {
        string before = Run("a", Data, "r", rule: "age > 40");
        ComparedResults compared = Compare(before, Run("b", Data, "r", rule: "age > 50 OR sex = 'm'"));

        Assert.Contains(compared.Causes, cause => cause is { Kind: "definition", Path: "attrition[age].rule", First: "age > 40" });
        Assert.All(compared.Moved, number => Assert.Equal(["definition"], number.Why));
        Assert.Contains(compared.Moved, number => number is { Path: "n", First: 6, Second: 5 });
        Assert.Contains("analyses[km-1].strata[f].steps[600].survival", compared.OnlyInFirst);
    }

    [Fact]
    public void A_tolerance_hides_small_moves()
    {
        (string first, string second) = (Run("a", Data, "r"), Run("b", Data, "r, ties: breslow"));

        Assert.NotEmpty(Compare(first, second).Moved);
        Assert.DoesNotContain(ResultComparison.Run(first, second, tolerance: 0.99).Moved, number => number.First > 0 && number.Second > 0);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("empty.json")]
    [InlineData("broken.json")]
    public void What_holds_no_results_is_refused(string name)
    {
        _folder.Write("empty.json", "{}");
        _folder.Write("broken.json", "{");

        Fault fault = Assert.Single(Assert.Throws<InputException>(() => ResultComparison.Run(Path.Combine(_folder.Path, name), Run("a", Data, "r"))).Faults);

        Assert.Equal(FaultCode.ResultsUnreadable, fault.Code);
    }

    public void Dispose() => _folder.Dispose();

    private static ComparedResults Compare(string first, string second) => ResultComparison.Run(first, second);

    private string Run(string name, string data, string preset, string analyses = Analyses, string rule = "age > 0")
    {
        _folder.Write("data.csv", data);
        string path = _folder.Write("study.yaml", $"oncohort: 1\nstudy: {{id: x, preset: {preset}}}\ncohort: {{source: data.csv, id: id, eligibility: [{{id: age, keep: \"{rule}\", reason: age}}]}}\n{analyses}");
        using PreparedStudy study = PreparedStudy.Open(path);
        string file = Path.Combine(_folder.Path, name + ".json");
        using FileStream stream = File.Create(file);
        ResultJson.Write(stream, StudyRun.Execute(study));
        return file;
    }
}
