using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Oncohort.Cohort;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

/// <summary>The tests of terms of whole models against anova.rms, from the files of the oracle through the request to the result.</summary>
public sealed partial class TermTestReferenceTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "golden");

    private static readonly Dictionary<string, JsonElement> ByName = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden, "model_terms.json"))).RootElement.GetProperty("cases")
        .EnumerateArray().Where(item => item.TryGetProperty("right", out _)).ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Cases => [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tests_of_terms_are_those_of_anova_rms(string name)
    {
        JsonElement expected = ByName[name];
        JsonElement input = expected.GetProperty("input");
        CoxRequest request = Request(expected, input);
        using var cohort = CohortDatabase.Open(Path.Combine(Golden, "data", input.GetProperty("data").GetString() + ".csv"), new LoadOptions());
        var result = (CoxResult)request.Run(cohort);
        Assert.Equal(expected.GetProperty("n").GetInt32(), result.N);

        var ours = result.Checks!.TermTests!.ToDictionary(test => (test.Term, test.Kind), test => test.Test);
        HashSet<(string, string)> seen = [];
        string term = "";
        foreach (JsonElement test in expected.GetProperty("tests").EnumerateArray())
        {
            (term, string kind) = Meaning(test.GetProperty("test").GetString()!, term);
            Assert.True(ours.TryGetValue((term, kind), out Oncohort.Study.Results.TestResult? own), $"there is no {kind} test of {term}");
            Assert.Equal(test.GetProperty("df").GetInt32(), own.Df);
            double chi2 = test.GetProperty("chi2").GetDouble();
            Assert.True(Math.Abs(chi2 - own.Chi2!.Value) <= 1e-6 * chi2, string.Create(CultureInfo.InvariantCulture, $"{kind} test of {term}: R {chi2}, ours {own.Chi2}"));
            seen.Add((term, kind));
        }

        Assert.All(ours.Keys.Where(key => !seen.Contains(key)), key => Assert.Equal("TOTAL", key.Term));
    }

    /// <summary>The term and kind of a row of the table; rows below a term belong to it.</summary>
    private static (string Term, string Kind) Meaning(string row, string current) => row switch
    {
        "All Interactions" => (current, "interaction"),
        "TOTAL NONLINEAR" => ("TOTAL", "nonlinear"),
        "TOTAL INTERACTION" => ("TOTAL", "interaction"),
        "TOTAL NONLINEAR + INTERACTION" => ("TOTAL", "nonlinear_interaction"),
        "TOTAL" => ("TOTAL", "overall"),
        _ when row.StartsWith("Nonlinear", StringComparison.Ordinal) => (current, "nonlinear"),
        _ => (row.Replace(" (Factor+Higher Order Factors)", "", StringComparison.Ordinal).Replace(" * ", ":", StringComparison.Ordinal), "overall"),
    };

    private static CoxRequest Request(JsonElement expected, JsonElement input)
    {
        string right = expected.GetProperty("right").GetString()!;
        string[] factors = [.. Texts(expected, "factors")];
        List<SplineTerm> splines = [];
        List<PolynomialTerm> polynomials = [];
        foreach (Match match in Curve().Matches(right))
        {
            (string variable, int number) = (match.Groups["variable"].Value, int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture));
            if (match.Groups["kind"].Value == "rcs") splines.Add(new SplineTerm(variable, number, null));
            else polynomials.Add(new PolynomialTerm(variable, number));
        }

        string[][] products = [.. Curve().Replace(right, "${variable}").Split(" + ").Select(term => term.Split(" * "))];
        return new CoxRequest
        {
            Endpoint = new ColumnEndpoint
            {
                Time = input.GetProperty("time").GetString()!,
                Entry = input.TryGetProperty("entry", out JsonElement entry) ? entry.GetString() : null,
                Event = new EventRule(input.GetProperty("event").GetString()!, [.. Texts(input, "event_value")]),
            },
            Where = input.TryGetProperty("where", out JsonElement where) ? string.Join(" AND ", where.EnumerateObject().Select(condition => $"{condition.Name} = {condition.Value.GetString()}")) : null,
            Covariates = [.. products.SelectMany(names => names).Distinct().Select(variable => new Variable(variable) { Factor = factors.Contains(variable) })],
            Shape = new ModelShape
            {
                Splines = splines,
                Polynomials = polynomials,
                Interactions = [.. products.Where(names => names.Length == 2).Select(names => new InteractionTerm(names[0], names[1]))],
            },
            Checks = new ModelChecks { TermTests = true },
            Settings = EstimationSettings.For(Preset.R) with { Ties = Choices.Ties.Parse(expected.GetProperty("ties").GetString()!, "golden") },
        };
    }

    private static IEnumerable<string> Texts(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(item => item.GetString()!) : [element.GetProperty(name).GetString()!];

    [GeneratedRegex(@"(?<kind>rcs|pol)\((?<variable>[\w.]+), (?<number>\d+)\)")]
    private static partial Regex Curve();
}
