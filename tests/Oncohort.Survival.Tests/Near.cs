using System.Globalization;
using Xunit;

namespace Oncohort.Survival.Tests;

/// <summary>Equality of doubles to a stated relative tolerance, null equal to null only.</summary>
internal static class Near
{
    public static void Relative(double? expected, double? actual, double tolerance, string what)
    {
        if (expected is null || actual is null)
        {
            Assert.True(expected is null && actual is null, $"{what}: expected {Show(expected)}, got {Show(actual)}");
            return;
        }

        double difference = Math.Abs(expected.Value - actual.Value);
        Assert.True(
            difference <= tolerance * Math.Abs(expected.Value),
            $"{what}: expected {Show(expected)}, got {Show(actual)}, allowed relative difference {tolerance.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>For estimates: relative to the larger of 1 and the value, so that zeros can be compared.</summary>
    public static void Estimate(double? expected, double? actual, double tolerance, string what)
    {
        if (expected is { } e && actual is { } a && Math.Abs(e) < 1)
            Assert.True(Math.Abs(e - a) <= tolerance, $"{what}: expected {Show(expected)}, got {Show(actual)}");
        else
            Relative(expected, actual, tolerance, what);
    }

    private static string Show(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "null";
}
