using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

/// <summary>The named cases of one golden file.</summary>
internal sealed class ReferenceSuite(string file)
{
    private readonly Dictionary<string, JsonElement> _cases =
        Golden.Read(file).GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public TheoryData<string> Names => [.. _cases.Keys];

    public ReferenceCase this[string name] => new(_cases[name]);
}

/// <summary>Agreement with a reference number by the tolerances of <c>oracle/manifest.json</c>.</summary>
internal static class Agrees
{
    private static readonly JsonElement Tolerances = Golden.Read(Path.Combine("data", "manifest.json")).GetProperty("tolerances");

    public static void Estimate(double? expected, double? actual, string what) => Check("estimate", expected, actual, what);

    public static void Occupancy(double? expected, double? actual, string what) => Check("occupancy", expected, actual, what);

    public static void LogLikelihood(double? expected, double? actual, string what) => Check("loglik", expected, actual, what);

    public static void Test(double? expected, double? actual, string what) => Check("test", expected, actual, what);

    /// <summary>A residual: beside itself and the typical size of its kind, since residuals cross zero.</summary>
    public static void Residual(double? expected, double actual, double size, string what) => Check("residual", expected, actual, what, size);

    public static void Smooth(double? expected, double? actual, string what) => Check("smooth", expected, actual, what);

    public static void ChiSquare(JsonElement expected, ChiSquareTest actual, string what)
    {
        Test(expected.NumberOrNull("chi2"), actual.ChiSquare, what + " chi-square");
        Assert.Equal(expected.GetProperty("df").GetInt32(), actual.DegreesOfFreedom);
        Test(expected.NumberOrNull("p"), actual.P, what + " p");
    }

    /// <summary>A column of a golden table, null where R had no number; a table of one row holds bare values.</summary>
    public static double?[] Cells(this JsonElement element, string name) =>
        [.. Items(element, name).Select(cell => cell.ValueKind == JsonValueKind.Number ? cell.GetDouble() : (double?)null)];

    public static string[] Texts(this JsonElement element, string name) => [.. Items(element, name).Select(cell => cell.GetString()!)];

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [element.GetProperty(name)];

    private static void Check(string kind, double? expected, double? actual, string what, double size = 1)
    {
        JsonElement tolerance = Tolerances.GetProperty(kind);
        bool same = expected is { } e && actual is { } a
            ? Math.Abs(e - a) <= (tolerance.Number("relative") * Math.Abs(e)) + (tolerance.Number("absolute") * size)
            : expected is null && actual is null;
        Assert.True(same, string.Create(CultureInfo.InvariantCulture, $"{what}: R {expected?.ToString("R", CultureInfo.InvariantCulture) ?? "null"}, ours {actual?.ToString("R", CultureInfo.InvariantCulture) ?? "null"}"));
    }
}
