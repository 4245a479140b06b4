using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Disclosure;

/// <summary>No small count of patients or events stands in the results of a masked study.</summary>
public sealed partial class MaskingTests
{
    private static readonly string[] Counts =
    [
        "read", "n", "count", "kept", "excluded", "excluded_missing", "events", "competing", "censored", "missing", "at_risk", "observed", "entered", "graded", "used", "lost", "patients",
        "due", "overdue", "up_to_date", "ended", "deceased",
    ];

    public static TheoryData<string, int> Studies
    {
        get
        {
            var studies = new TheoryData<string, int>();
            foreach (string name in MaskedDocuments.Names)
            {
                foreach (int below in new[] { 3, 5, 10, 20 }) studies.Add(name, below);
            }

            return studies;
        }
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void No_count_is_small(string name, int below) =>
        Assert.Empty(MaskedDocuments.Values(MaskedDocuments.Json(MaskedDocuments.Of(name, below))).Where(one => IsCount(one.Path) && MaskedDocuments.IsNumber(one.Value) && IsSmall(one.Value, below)).Select(one => $"{one.Path} {one.Value}"));

    [Theory]
    [MemberData(nameof(Studies))]
    public void No_small_count_can_be_computed_from_what_is_printed(string name, int below)
    {
        Attacker attacker = new DocumentAttack(MaskedDocuments.Whole(name), MaskedDocuments.Of(name, below)).Attacker;

        Assert.True(attacker.TruthFits());
        Assert.Empty(attacker.Found());
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void What_is_not_small_or_near_a_small_count_stays(string name, int below)
    {
        JsonNode whole = MaskedDocuments.Json(MaskedDocuments.Whole(name));
        JsonNode masked = MaskedDocuments.Json(MaskedDocuments.Of(name, below));
        Dictionary<string, JsonValue> before = MaskedDocuments.Values(whole).Where(one => IsCount(one.Path)).ToDictionary(one => one.Path, one => one.Value);
        (string Path, JsonValue Value)[] after = [.. MaskedDocuments.Values(masked).Where(one => IsCount(one.Path) && !OfCurve().IsMatch(one.Path) && before.ContainsKey(one.Path))];

        Assert.NotEmpty(after);
        Assert.All(after, one => Assert.True(Holds(one.Value, before[one.Path].GetValue<double>()), $"{one.Path}: {one.Value} for {before[one.Path]}"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void A_few_missing_values_in_many_variables_do_not_cost_the_number_of_patients(int below)
    {
        StudyResults masked = MaskedDocuments.Of("gaps", below);

        Assert.Contains(masked.Variables, variable => variable.Missing.IsWithheld);
        Assert.Equal(240, masked.Read);
        Assert.Equal(240, masked.Included);
        Assert.All(masked.Endpoints, endpoint => Assert.False(endpoint.Events.IsWithheld));
    }

    private static bool Holds(JsonValue printed, double count)
    {
        if (MaskedDocuments.IsNumber(printed)) return printed.GetValue<double>() == count;
        Match range = Range().Match(printed.GetValue<string>());
        return range.Success && (range.Groups["below"], range.Groups["least"], range.Groups["from"]) switch
        {
            ({ Success: true } below, _, _) => count > 0 && count < Number(below),
            (_, { Success: true } least, _) => count >= Number(least),
            (_, _, var from) => count >= Number(from) && count <= Number(range.Groups["to"]),
        };
    }

    private static double Number(Group group) => double.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSmall(JsonValue value, int below) => value.GetValue<double>() is var number && number > 0 && number < below;

    private static bool IsCount(string path)
    {
        string[] names = path.Split('.');
        return Counts.Contains(Index().Replace(names[^1], "")) && !names.Contains("settings") && !names.Contains("bootstrap") && !path.Contains("summary", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();

    [GeneratedRegex(@"\.(steps|at|at_risk|conditional)\[")]
    private static partial Regex OfCurve();

    [GeneratedRegex(@"^<(?<below>\d+)$|^>=(?<least>\d+)$|^(?<from>\d+)-(?<to>\d+)$")]
    private static partial Regex Range();
}
