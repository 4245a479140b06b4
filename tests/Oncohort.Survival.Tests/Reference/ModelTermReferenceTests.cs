using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class ModelTermReferenceTests
{
    private static readonly JsonElement[] All = [.. Golden.Read("model_terms.json").GetProperty("cases").EnumerateArray()];

    private static readonly Dictionary<string, JsonElement> ByName = All.ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> KnotCases => [.. ByName.Where(pair => pair.Value.TryGetProperty("count", out _)).Select(pair => pair.Key)];

    public static TheoryData<string> ModelCases => [.. ByName.Where(pair => pair.Value.TryGetProperty("right", out _)).Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(KnotCases))]
    public void Knots_and_columns_are_those_of_rcspline_eval(string name)
    {
        JsonElement expected = ByName[name];
        string[] cells = ReferenceTable.Load(expected.GetProperty("data").GetString()!).Column(expected.GetProperty("variable").GetString()!);
        double[] values = [.. cells.Where(cell => cell.Length > 0).Select(ReferenceTable.Number)];
        double[] knots = RestrictedCubicSpline.Knots(values, expected.GetProperty("count").GetInt32());
        double?[] chosen = expected.Cells("knots");
        Assert.Equal(chosen.Length, knots.Length);
        for (int k = 0; k < knots.Length; k++) Agrees.Estimate(chosen[k], knots[k], $"knot {k}");

        double[] at = [.. expected.Cells("at").Select(value => value!.Value)];
        IReadOnlyList<double[]> columns = RestrictedCubicSpline.Basis(at, [.. chosen.Select(knot => knot!.Value)]);
        JsonElement[] basis = [.. expected.GetProperty("columns").EnumerateArray()];
        Assert.Equal(basis.Length, columns.Count);
        double size = columns[0].Max(Math.Abs);
        for (int j = 0; j < basis.Length; j++)
        {
            double[] column = [.. basis[j].EnumerateArray().Select(value => value.GetDouble())];
            for (int i = 0; i < column.Length; i++) Agrees.Residual(column[i], columns[j][i], size, $"column {j} at {at[i]}");
        }
    }

    [Theory]
    [MemberData(nameof(ModelCases))]
    public void Models_and_tests_of_terms_are_those_of_rms(string name)
    {
        JsonElement expected = ByName[name];
        var reference = new ReferenceCase(Wrapped(expected));
        Assert.Equal(expected.GetProperty("n").GetInt32(), reference.Rows);
        var columns = new List<double[]>();
        foreach (JsonElement parts in expected.GetProperty("columns").EnumerateArray())
            columns.Add(Product(parts.EnumerateArray().Select(part => Part(reference, expected, part.GetString()!))));
        string[] names = [.. Enumerable.Range(0, columns.Count).Select(j => string.Create(CultureInfo.InvariantCulture, $"c{j}"))];
        var options = new CoxOptions { Ties = expected.GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron };
        CoxFit fit = CoxModel.Fit(reference.Data(), new CovariateMatrix(names, columns), options);

        Agrees.LogLikelihood(expected.Number("loglik"), fit.LogLikelihood, "log-likelihood");
        for (int j = 0; j < names.Length; j++)
        {
            Agrees.Test(expected.Cells("coef")[j], fit.Terms[j].Coefficient, $"coefficient {j}");
            Agrees.Test(expected.Cells("se")[j], fit.Terms[j].StandardError, $"standard error {j}");
        }

        foreach (JsonElement test in expected.GetProperty("tests").EnumerateArray())
        {
            ChiSquareTest ours = fit.WaldTest(test.Cells("columns").Select(column => (int)column!));
            Agrees.ChiSquare(test, ours, test.GetProperty("test").GetString()!);
        }
    }

    /// <summary>The case with the variables that its columns are made from.</summary>
    private static JsonElement Wrapped(JsonElement expected) => JsonSerializer.SerializeToElement(new { input = expected.GetProperty("input") });

    private static double[] Part(ReferenceCase reference, JsonElement expected, string part)
    {
        int primes = part.Length - part.TrimEnd('\'').Length;
        string[] power = part.Split('^');
        string variable = primes > 0 ? part[..^primes] : power[0];
        double[] values = reference.NumbersOf(variable);
        if (primes > 0)
            return RestrictedCubicSpline.Basis(values, [.. expected.GetProperty("knots").Cells(variable).Select(knot => knot!.Value)])[primes];
        return power.Length == 1 ? values : [.. values.Select(value => Math.Pow(value, ReferenceTable.Number(power[1])))];
    }

    private static double[] Product(IEnumerable<double[]> parts) => parts.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x * y)]);
}
