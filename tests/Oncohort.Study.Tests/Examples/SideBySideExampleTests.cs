using System.Globalization;
using System.Text.Json;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Examples;

/// <summary>The acceptance of the reference study: every number of its fact sheet stands in the run's results beside Oncohort's, with a verdict that the two numbers bear out.</summary>
public sealed class SideBySideExampleTests
{
    private static readonly Lazy<Dictionary<string, JsonElement>> Rows = new(ReadRows);

    public static TheoryData<string> Sections => [.. ReferenceFacts.All.Select(fact => fact.Section).Distinct()];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_number_of_a_section_stands_beside_ours(string section)
    {
        Fact[] facts = [.. ReferenceFacts.All.Where(fact => fact.Section == section)];

        Assert.NotEmpty(facts);
        Assert.Equal([], facts.Where(fact => !Rows.Value.ContainsKey(fact.Id)).Select(fact => fact.Id));
        Assert.Equal([], facts.Where(fact => Published(fact.Id) != fact.Printed).Select(fact => $"{fact.Id}: {fact.Printed}, not {Published(fact.Id)}"));
        Assert.Equal([], facts.Where(fact => Verdict(fact.Id) != Expected(fact)).Select(fact => $"{fact.Id}: {Verdict(fact.Id)}, should be {Expected(fact)}"));
        Assert.All(facts.Where(fact => fact.Oncohort is not null), fact => Assert.Equal(double.Parse(fact.Oncohort!, CultureInfo.InvariantCulture), Value(fact.Id)!.Value, 4));
    }

    [Fact]
    public void The_fact_sheet_has_308_numbers() => Assert.Equal(308, ReferenceFacts.All.Select(fact => fact.Id).Distinct().Count());

    [Fact]
    public void Every_count_is_the_printed_one()
    {
        Fact[] counts = [.. ReferenceFacts.All.Where(fact => fact.Id.EndsWith(".n", StringComparison.Ordinal) || fact.Id.EndsWith(".denominator", StringComparison.Ordinal) || fact.Id == "patients")];

        Assert.True(counts.Length > 130, $"{counts.Length} counts");
        Assert.Equal([], counts.Where(fact => Verdict(fact.Id) != "equal").Select(fact => fact.Id));
    }

    [Fact]
    public void Only_what_describes_how_the_study_was_done_is_not_comparable()
    {
        Fact[] open = [.. ReferenceFacts.All.Where(fact => Verdict(fact.Id) == "not_comparable")];

        Assert.Equal(["Cohort", "Radiotherapy", "Chemotherapy", "Follow-up"], open.Select(fact => fact.Section).Distinct());
        Assert.All(open, fact => Assert.False(string.IsNullOrWhiteSpace(Rows.Value[fact.Id].GetProperty("why").GetString())));
    }

    [Theory]
    [InlineData("fig1b_3_v_4.p", "inconsistent", 0.1244)]
    [InlineData("metastasis_abstract.percent", "inconsistent", 17.1698)]
    [InlineData("dm5_stage_1_2.60.percent", "inconsistent", 6.6667)]
    [InlineData("dm5_stage_3.60.percent", "inconsistent", 18.1818)]
    [InlineData("dm5_stage_4.60.percent", "inconsistent", 24.3902)]
    [InlineData("sites.other.percent", "rounding", 6.5934)]
    [InlineData("table1_age.test.p", "rounding", 0.2534)]
    [InlineData("table1_sex.test.p", "rounding", 0.5353)]
    [InlineData("table1_who.test.p", "rounding", 0.9657)]
    public void Slips_of_the_paper_are_found_by_the_audit_and_stand_in_the_row(string id, string verdict, double recomputed)
    {
        JsonElement audit = Rows.Value[id].GetProperty("audit");

        Assert.Equal(verdict, audit.GetProperty("verdict").GetString());
        Assert.Equal(recomputed, audit.GetProperty("recomputed").GetDouble(), 4);
    }

    [Fact]
    public void A_rate_of_unstated_method_also_stands_by_the_other_estimators()
    {
        Assert.Equal("crude proportion", Rows.Value["dm5_stage_4.60.percent"].GetProperty("estimator").GetString());
        Assert.True(Rows.Value["dm5_stage_4.60.percent.cumulative-incidence"].GetProperty("alternative").GetBoolean());
        Assert.True(Value("dm5_stage_4.60.percent.kaplan-meier") > Value("dm5_stage_4.60.percent.cumulative-incidence"));
    }

    /// <summary>The verdict that the two numbers bear out, worked out again here.</summary>
    private static string Expected(Fact fact)
    {
        if (Value(fact.Id) is not { } value) return "not_comparable";
        bool below = fact.Printed.StartsWith('<');
        decimal printed = decimal.Parse(fact.Printed.TrimStart('<'), CultureInfo.InvariantCulture);
        if (below) return (decimal)value < printed ? "equal" : "differs";
        int decimals = fact.Printed.Contains('.', StringComparison.Ordinal) ? fact.Printed.Length - 1 - fact.Printed.IndexOf('.', StringComparison.Ordinal) : 0;
        decimal unit = 1m / (decimal)Math.Pow(10, decimals);
        if (Math.Abs((decimal)value - printed) <= unit / 2) return "equal";
        bool filled = decimals == 3 && fact.Printed.EndsWith('0');
        return (decimal)value >= printed && (decimal)value < printed + (filled ? 10 * unit : unit) ? "rounding" : "differs";
    }

    private static string Published(string id) => Rows.Value[id].GetProperty("published").GetString()!;

    private static string Verdict(string id) => Rows.Value[id].GetProperty("verdict").GetString()!;

    private static double? Value(string id) => Rows.Value[id].GetProperty("oncohort") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static Dictionary<string, JsonElement> ReadRows()
    {
        using var stream = new MemoryStream();
        ResultJson.Write(stream, Examples.Run("npc-imrt"));
        JsonElement published = JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("analyses").EnumerateArray().Single(analysis => analysis.GetProperty("command").GetString() == "published");
        return published.GetProperty("numbers").EnumerateArray().ToDictionary(row => row.GetProperty("id").GetString()!, StringComparer.Ordinal);
    }
}
