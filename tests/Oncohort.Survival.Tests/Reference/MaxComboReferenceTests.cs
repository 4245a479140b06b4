using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class MaxComboReferenceTests
{
    private static readonly ReferenceSuite Suite = new("maxcombo.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Statistics_and_their_joint_tail_are_those_of_r(string name)
    {
        ReferenceCase reference = Suite[name];
        double?[] rho = reference.Options.Cells("rho");
        double?[] gamma = reference.Options.Cells("gamma");
        FlemingHarringtonWeight[] weights = [.. rho.Zip(gamma, (r, g) => new FlemingHarringtonWeight(r!.Value, g!.Value))];
        MaxComboResult result = MaxCombo.Test(reference.Data(), reference.Groups()!, weights, reference.Strata());
        JsonElement expected = reference.Json;
        Agrees.Test(expected.Number("max_z"), result.MaxZ, "largest |Z|");
        Agrees.Test(expected.Number("p"), result.P, "p");
        double?[] correlation = expected.Cells("correlation");
        for (int i = 0; i < weights.Length; i++)
        {
            Agrees.Test(expected.Cells("z")[i], result.Components[i].Z, $"Z {weights[i]}");
            Agrees.Test(expected.Cells("component_p")[i], result.Components[i].P, $"p {weights[i]}");
            for (int j = 0; j < weights.Length; j++) Agrees.Test(correlation[(i * weights.Length) + j], result.Correlation[i][j], $"correlation {i}, {j}");
        }
    }
}
