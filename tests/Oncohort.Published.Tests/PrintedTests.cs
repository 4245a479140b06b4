using Oncohort.Published;
using Xunit;

namespace Oncohort.Published.Tests;

/// <summary>Numbers keep the rounding they were printed with.</summary>
public sealed class PrintedTests
{
    [Theory]
    [InlineData("17.2", PrintedKind.Number, 17.2, 1)]
    [InlineData("530", PrintedKind.Number, 530, 0)]
    [InlineData("0.250", PrintedKind.Number, 0.25, 3)]
    [InlineData("<0.001", PrintedKind.Below, 0.001, 3)]
    [InlineData("> 0.99", PrintedKind.Above, 0.99, 2)]
    public void A_number_keeps_its_value_and_its_decimals(string text, PrintedKind kind, double value, int decimals)
    {
        Printed printed = Printed.TryRead(text)!;
        Assert.Equal((kind, value, decimals), (printed.Kind, printed.Value, printed.Decimals));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NS")]
    [InlineData("17,2")]
    [InlineData("1e3")]
    [InlineData("5.")]
    [InlineData("<")]
    public void What_is_not_a_number_is_not_read(string text) => Assert.Null(Printed.TryRead(text));
}
