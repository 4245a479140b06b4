using System.Runtime.CompilerServices;
using System.Text;
using Oncohort.Study.Results;
using Xunit;
using TestResult = Oncohort.Study.Results.TestResult;

namespace Oncohort.Study.Tests.Results;

/// <summary>The names in JSON documents are a contract; each document stands beside this file as text a person can read.</summary>
public sealed class ResultJsonTests
{
    private static readonly SortedDictionary<string, object?> Settings = new(StringComparer.Ordinal) { ["ties"] = "efron", ["level"] = 0.95 };

    [Fact]
    public void Kaplan_Meier_curves() => Verify(new KaplanMeierResult
    {
        N = 4,
        Excluded = [new Exclusion("missing time", 1)],
        Warnings = [new Warning("OCH062", "median survival of group >=44 is not reached")],
        Settings = Settings,
        Events = 1,
        MedianFollowUp = new Interval(3.5, null, null),
        Strata =
        [
            new KaplanMeierStratum
            {
                Group = ">=44",
                N = 4,
                Events = 1,
                Median = new Interval(null, null, null),
                MedianFollowUp = new Interval(3.5, 2, null),
                At = [new KaplanMeierTime(2.5, 3, 0.75, 0.25, 0.5, 1)],
                Steps = [new KaplanMeierStep(1, 4, 1, 0, 0.75, 0.25, 0.5, 1), new KaplanMeierStep(3.5, 3, 0, 3, 0.75, 0.25, 0.5, 1)],
            },
        ],
    });

    [Fact]
    public void Log_rank_test() => Verify(new LogRankResult
    {
        Id = "logrank-1",
        Title = "Overall survival by stage",
        Endpoint = new EndpointCaption("os", "Overall survival", "months"),
        N = 4,
        Excluded = [],
        Warnings = [],
        Settings = Settings,
        Chi2 = 2.5,
        Df = 1,
        P = 0.125,
        Groups = [new LogRankGroupResult("1", 2, 1, 0.5), new LogRankGroupResult("2", 2, 0, 0.5)],
        Pairwise = [new PairwiseResult("1", "2", 2.5, 1, 0.125, 0.25)],
        Trend = new TestResult(null, 1, null),
    });

    [Fact]
    public void Log_rank_by_maxcombo_and_permutation() => Verify(new LogRankResult
    {
        N = 4,
        Excluded = [],
        Warnings = [],
        Settings = Settings,
        Chi2 = null,
        Df = 1,
        P = 0.125,
        Groups = [new LogRankGroupResult("1", 2, 1, 0.5), new LogRankGroupResult("2", 2, 0, 0.5)],
        MaxCombo = new MaxComboTestResult(2.5, 0.125, [new MaxComboComponentResult(0, 0.5, -2.5, 0.0625), new MaxComboComponentResult(1, 0, null, null)], [[1, 0], [0, 1]]),
        Permutation = new PermutationTestResult(0.25, false, 999, 7, 0.125, 0.5, 3.5),
    });

    [Fact]
    public void Landmark_analysis() => Verify(new LandmarkResult
    {
        N = 4,
        Excluded = [new Exclusion("missing time", 1)],
        Warnings = [],
        Settings = Settings,
        GroupLabel = "Response",
        Landmarks =
        [
            new LandmarkAnalysisResult
            {
                Time = 6,
                N = 3,
                Events = 1,
                Excluded = [new Exclusion("event by the landmark", 1)],
                Strata =
                [
                    new KaplanMeierStratum
                    {
                        Group = "no", N = 3, Events = 1, Median = new Interval(null, null, null), MedianFollowUp = new Interval(3.5, 2, null), At = [],
                        Steps = [new KaplanMeierStep(1, 3, 1, 0, 0.75, 0.25, 0.5, 1)],
                    },
                ],
                Model = Cox(),
            },
        ],
    });

    [Fact]
    public void Curves_compared_and_conditioned_at_fixed_times() => Verify(new KaplanMeierResult
    {
        N = 4,
        Excluded = [],
        Warnings = [],
        Settings = Settings,
        Events = 1,
        MedianFollowUp = new Interval(3.5, null, null),
        Strata = [],
        Milestones = [new MilestoneResult(12, "b", "a", 0.25, 0.125, 0, 0.5, 0.0625, new Interval(1.5, 0.75, 3), 0.125, null)],
        Conditional = [new ConditionalSurvivalResult("a", 6, 12, 5, 0.75, 0.125, 0.5, 1)],
    });

    [Fact]
    public void Cox_model() => Verify(Cox());

    [Fact]
    public void Cox_table() => Verify(new CoxTableResult { N = 4, Excluded = [], Warnings = [], Settings = Settings, Univariable = [Cox()], Multivariable = null, EntryRule = "univariable p < 0.05" });

    [Fact]
    public void Restricted_mean() => Verify(new RestrictedMeanResult
    {
        N = 4,
        Excluded = [],
        Warnings = [],
        Settings = Settings,
        Tau = 5,
        Groups = [new RestrictedMeanGroup("a", 2, 1, 4.5, 0.5, 3.5, 5.5)],
        Differences = [new RestrictedMeanDifference("b", "a", -0.5, null, null, null, null, null)],
        Ratios = [new RestrictedMeanRatioResult("b", "a", 0.875, 0.25, 0.5, 1.5, -0.5, 0.625)],
    });

    [Fact]
    public void Chi_square_of_a_table_larger_than_2_x_2() => Verify(new ChiSquareResult
    {
        N = 6,
        Excluded = [],
        Warnings = [],
        Settings = Settings,
        Rows = ["a", "b"],
        Columns = ["x", "y", "z"],
        Counts = [[1, 1, 1], [1, 1, 1]],
        Expected = [[1, 1, 1], [1, 1, 1]],
        Pearson = new TestResult(0, 2, 1),
        LikelihoodRatio = new TestResult(0, 2, 1),
        Fisher = new FisherResult(1, null, null, null),
        Trend = new TestResult(0, 1, 1),
    });

    [Fact]
    public void Table_1() => Verify(new Table1Result
    {
        N = 3,
        Excluded = [],
        Warnings = [],
        Settings = Settings,
        GroupLabel = "Arm",
        Groups = [new Table1Group("a", 3)],
        Rows =
        [
            new Table1Row
            {
                Variable = "sex", Label = "Sex", Kind = "categorical", Level = "f", Missing = 1, Test = "Fisher's exact test", P = 0.5,
                Overall = new Table1Cell { N = 1, Missing = 1, Percent = 50 }, Groups = [new Table1Cell { N = 1, Missing = 1, Percent = 50 }],
            },
            new Table1Row
            {
                Variable = "age", Label = "Age", Kind = "numeric", Missing = 0,
                Overall = new Table1Cell { N = 3, Missing = 0, Median = 50, Q1 = 45, Q3 = 55, Mean = 50, Sd = 5, Min = 45, Max = 55 }, Groups = [new Table1Cell { N = 0, Missing = 0 }],
            },
        ],
    });

    [Fact]
    public void A_number_that_is_none_is_refused() =>
        Assert.Throws<ArgumentException>(() => ResultJson.Write(new MemoryStream(), Cox() with { Loglik = new LogLikelihood(double.NaN, 1) }));

    private static CoxResult Cox() => new()
    {
        N = 4,
        Excluded = [],
        Warnings = [],
        Settings = Settings,
        Events = 2,
        Iterations = 3,
        Converged = true,
        Loglik = new LogLikelihood(-2.5, -1.25),
        Terms =
        [
            new CoxTermResult
            {
                Term = "stage=3", Variable = "stage", Level = "3", Reference = "1", Label = "UICC stage", Status = "estimated",
                Coef = 0.5, Hr = 1.625, Se = 0.25, RobustSe = null, Z = 2, P = 0.0455, Lower = 1.01, Upper = 2.69,
            },
        ],
        Tests = new CoxTests(new TestResult(2.5, 1, 0.1), new TestResult(4, 1, 0.0455), new TestResult(3, 1, 0.08)),
        Concordance = new ConcordanceResult(0.75, 0.125),
        Ph = [new ProportionalHazardsResult("stage", 1, 1, 0.3), new ProportionalHazardsResult("GLOBAL", 1, 1, 0.3)],
    };

    private static void Verify(AnalysisResult result, [CallerMemberName] string name = "", [CallerFilePath] string source = "")
    {
        using var document = new MemoryStream();
        ResultJson.Write(document, result);
        string received = Encoding.UTF8.GetString(document.ToArray()) + "\n";
        string path = Path.Combine(Path.GetDirectoryName(source)!, "Expectations", $"{name}.json");
        string expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (expected != received) File.WriteAllText(path + ".received", received);
        Assert.Equal(expected, received);
    }
}
