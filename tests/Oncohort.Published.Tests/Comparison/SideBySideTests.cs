using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit;

namespace Oncohort.Published.Tests.Comparison;

public sealed class SideBySideTests
{
    private static readonly Lazy<IReadOnlyList<ComparedNumber>> Compared = new(() => SideBySide.Compare(ReferenceCohort.Study, ReferenceCohort.Read()));

    private static IReadOnlyList<ComparedNumber> Numbers => Compared.Value;

    [Fact]
    public void Every_number_has_a_name_of_its_own() => Assert.Equal(Numbers.Count, Numbers.Select(number => number.Id).Distinct().Count());

    [Fact]
    public void Every_count_of_the_reconstructed_cohort_is_the_printed_one()
    {
        ComparedNumber[] counts = [.. Numbers.Where(number => number.Id.EndsWith(".n", StringComparison.Ordinal) || number.Id.EndsWith(".denominator", StringComparison.Ordinal))];

        Assert.True(counts.Length >= 70, $"{counts.Length} counts");
        Assert.All(counts, count => Assert.Equal(ComparisonVerdict.Equal, count.Verdict));
    }

    [Theory]
    [InlineData("table1_t.test.p", "0.034", ComparisonVerdict.Equal)]
    [InlineData("table1_treatment.test.p", "0.075", ComparisonVerdict.Equal)]
    [InlineData("table1_age.test.p", "0.253", ComparisonVerdict.Rounding)]
    [InlineData("table1_sex.test.p", "0.535", ComparisonVerdict.Rounding)]
    [InlineData("table1_n.test.p", "<0.001", ComparisonVerdict.Equal)]
    [InlineData("fig1b_1_2_v_4.p", "<0.001", ComparisonVerdict.Equal)]
    [InlineData("metastasis_text.percent", "17.2", ComparisonVerdict.Equal)]
    [InlineData("metastasis_abstract.percent", "17.2", ComparisonVerdict.Differs)]
    [InlineData("dm5_stage_3.60.percent", "18.2", ComparisonVerdict.Equal)]
    public void A_number_is_printed_with_the_digits_of_the_paper_and_judged(string id, string text, ComparisonVerdict verdict)
    {
        ComparedNumber number = Numbers.Single(candidate => candidate.Id == id);

        Assert.Equal((text, verdict), (number.Text, number.Verdict));
    }

    [Fact]
    public void A_rate_of_unstated_method_stands_as_crude_proportion_cumulative_incidence_and_complement_of_Kaplan_Meier()
    {
        ComparedNumber[] rate = [.. Numbers.Where(number => number.Id.StartsWith("dm5_stage_4.60.percent", StringComparison.Ordinal))];

        Assert.Equal(["crude proportion", "cumulative incidence", "1 - Kaplan-Meier"], rate.Select(number => number.Estimator));
        Assert.Equal(100.0 * 40 / 164, rate[0].Oncohort!.Value, 1e-9);
        Assert.True(rate[2].Oncohort > rate[1].Oncohort);
    }

    [Fact]
    public void What_no_column_decides_is_not_comparable_and_says_why() =>
        Assert.All(Numbers.Where(number => number.Oncohort is null), number => Assert.Equal((ComparisonVerdict.NotComparable, false), (number.Verdict, string.IsNullOrEmpty(number.Why))));

    [Fact]
    public void Without_columns_every_number_but_the_patients_is_not_comparable()
    {
        var empty = new PublishedCohort(530, new Dictionary<string, IReadOnlyList<string?>>(), new Dictionary<string, IReadOnlyList<double?>>(), new Dictionary<string, CohortFollowUp>());

        IReadOnlyList<ComparedNumber> numbers = SideBySide.Compare(ReferenceCohort.Study, empty);

        Assert.Equal(Numbers.Select(number => number.Id), numbers.Select(number => number.Id));
        Assert.Equal(ComparisonVerdict.Equal, numbers[0].Verdict);
        Assert.All(numbers.Skip(1), number => Assert.NotNull(number.Why));
    }

    [Fact]
    public void Stages_are_derived_from_T_and_N_when_the_cohort_has_none()
    {
        PublishedCohort whole = ReferenceCohort.Read();
        PublishedCohort unstaged = whole with { Levels = whole.Levels.Where(pair => pair.Key != "stage").ToDictionary(pair => pair.Key, pair => pair.Value) };

        IReadOnlyList<ComparedNumber> numbers = SideBySide.Compare(ReferenceCohort.Study, unstaged);

        Assert.Equal(Numbers.Select(number => (number.Id, number.Oncohort)), numbers.Select(number => (number.Id, number.Oncohort)));
        Assert.Equal(40, numbers.Single(number => number.Id == "table1_stage.IVA-B.yes.n").Oncohort);
    }

    [Fact]
    public void A_slip_of_the_paper_stands_beside_its_number()
    {
        AuditFinding slip = Numbers.Single(number => number.Id == "fig1b_3_v_4.p").Finding!;

        Assert.Equal(AuditVerdict.Inconsistent, slip.Verdict);
        Assert.Equal(0.1244, slip.Recomputed!.Value, 4);
        Assert.Equal(AuditVerdict.Rounding, Numbers.Single(number => number.Id == "sites.other.percent").Finding!.Verdict);
    }

    [Fact]
    public void Dates_decide_the_period_of_a_study()
    {
        var empty = new PublishedCohort(2, new Dictionary<string, IReadOnlyList<string?>>(), new Dictionary<string, IReadOnlyList<double?>>(), new Dictionary<string, CohortFollowUp>())
        {
            Dates = new Dictionary<string, IReadOnlyList<DateOnly?>> { ["rt_start"] = [new DateOnly(2006, 6, 30), new DateOnly(2011, 10, 1)] },
        };

        ComparedNumber[] period = [.. SideBySide.Compare(ReferenceCohort.Study, empty).Where(number => number.Id.StartsWith("period_", StringComparison.Ordinal))];

        Assert.Equal([2006.0, 2011, 6, 10], period.Select(number => number.Oncohort!.Value));
        Assert.Equal([ComparisonVerdict.Equal, ComparisonVerdict.Equal, ComparisonVerdict.Equal, ComparisonVerdict.Differs], period.Select(number => number.Verdict));
    }

    [Fact]
    public void A_coding_that_the_study_does_not_offer_is_refused_with_those_it_does()
    {
        var options = new SideBySideOptions { Codings = new Dictionary<string, string> { ["age"] = "cut_60" } };

        ArgumentException refused = Assert.Throws<ArgumentException>(() => SideBySide.Compare(ReferenceCohort.Study, ReferenceCohort.Read(), options));

        Assert.Contains("cut_44, linear, linear_10", refused.Message, StringComparison.Ordinal);
    }
}

/// <summary>The reference study and its reconstructed cohort, from the examples.</summary>
internal static class ReferenceCohort
{
    public static PublishedStudy Study { get; } = PublishedStudyFile.Read(Path.Combine(Folder(), "published.json"));

    public static string PublishedText { get; } = File.ReadAllText(Path.Combine(Folder(), "published.json"));

    public static string CsvText { get; } = File.ReadAllText(Path.Combine(Folder(), "cohort.csv"));

    public static PublishedCohort Read()
    {
        string[][] rows = [.. File.ReadAllLines(Path.Combine(Folder(), "cohort.csv")).Where(line => line.Length > 0).Select(line => line.Split(','))];
        string[] header = rows[0];
        string[][] patients = rows[1..];
        string? Cell(string[] row, string name) => row[Array.IndexOf(header, name)] is { Length: > 0 } text ? text : null;
        double? Number(string[] row, string name) => Cell(row, name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        PublishedVariable[] held = [.. Study.Variables.Where(variable => header.Contains(variable.Id))];
        int[] metastasis = [.. patients.Select(row => Number(row, "metastasis_event") == 1 ? 1 : Number(row, "os_event") == 1 ? 2 : 0)];
        return new PublishedCohort(
            patients.Length,
            held.Where(variable => !variable.IsNumber).ToDictionary(variable => variable.Id, variable => (IReadOnlyList<string?>)[.. patients.Select(row => Cell(row, variable.Id))]),
            held.Where(variable => variable.IsNumber).ToDictionary(variable => variable.Id, variable => (IReadOnlyList<double?>)[.. patients.Select(row => Number(row, variable.Id))]),
            new Dictionary<string, CohortFollowUp>
            {
                ["os"] = new([.. patients.Select(row => Number(row, "os_time"))], [.. patients.Select(row => (int)Number(row, "os_event")!)]),
                ["metastasis"] = new([.. patients.Select(row => Number(row, "metastasis_time"))], metastasis),
            });
    }

    private static string Folder([CallerFilePath] string thisFile = "")
    {
        string? folder = Path.GetDirectoryName(thisFile);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Oncohort.slnx"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("The root of the repository was not found."), "examples", "npc-imrt");
    }
}
