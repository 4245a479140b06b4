using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Oncohort.Published.Auditing;

/// <summary>Ratios against their intervals and p-values, on the scale of the logarithm.</summary>
internal static class RatioChecks
{
    public static IEnumerable<AuditFinding> Of(PublishedStudy study)
    {
        foreach (PublishedModel model in study.Models)
        {
            foreach (PublishedTerm term in model.Terms)
            {
                string id = $"{model.Id} {term.Variable}";
                if (term.Lower is not { Kind: PrintedKind.Number } lower || term.Upper is not { Kind: PrintedKind.Number } upper || lower.Value - lower.HalfUnit <= 0 || term.Ratio.Value - term.Ratio.HalfUnit <= 0 || term.Ratio.Kind != PrintedKind.Number)
                {
                    yield return new AuditFinding(id + " ratio", "ratio_interval", term.Ratio.Text, null, AuditVerdict.NotCheckable, "no interval with limits above 0 was printed");
                    continue;
                }

                double[] lows = Ends(lower), highs = Ends(upper);
                yield return new AuditFinding(id + " ratio", "ratio_interval", term.Ratio.Text, Math.Sqrt(lower.Value * upper.Value),
                    Rounding.Compare(term.Ratio, Math.Sqrt(lows[0] * highs[0]), Math.Sqrt(lows[1] * highs[1])), $"geometric mean of {lower} and {upper}");
                if (term.P is { } p) yield return Wald(id + " p", p, term.Ratio, lower, upper, model.Level);
            }
        }
    }

    private static AuditFinding Wald(string id, Printed p, Printed ratio, Printed lower, Printed upper, double level)
    {
        double multiplier = 2 * Normal.InvCDF(0, 1, (1 + level) / 2);
        double P(double r, double l, double u) => u <= l ? 0 : SpecialFunctions.Erfc(Math.Abs(Math.Log(r)) * multiplier / Math.Log(u / l) / Math.Sqrt(2));
        double[] all = [.. from r in Ends(ratio) from l in Ends(lower) from u in Ends(upper) select P(r, l, u)];
        bool crossesOne = Ends(ratio)[0] <= 1 && Ends(ratio)[1] >= 1;
        return new AuditFinding(id, "ratio_p", p.Text, P(ratio.Value, lower.Value, upper.Value), Rounding.Compare(p, all.Min(), crossesOne ? 1 : all.Max()), $"Wald test from {ratio} ({lower} to {upper})");
    }

    private static double[] Ends(Printed number) => [number.Value - number.HalfUnit, number.Value + number.HalfUnit];
}
