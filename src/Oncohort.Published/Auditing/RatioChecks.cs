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

                yield return Interval(id + " ratio", model, term.Ratio, lower, upper);
                if (term.P is { } p) yield return Wald(id + " p", model, p, term.Ratio, lower, upper);
            }
        }
    }

    /// <summary>A ratio lies within its limits, whatever they are; between Wald limits it is their geometric mean.</summary>
    private static AuditFinding Interval(string id, PublishedModel model, Printed ratio, Printed lower, Printed upper)
    {
        const string kind = "ratio_interval";
        double middle = Math.Sqrt(lower.Value * upper.Value);
        if (Ends(ratio)[1] < Ends(lower)[0] || Ends(ratio)[0] > Ends(upper)[1])
            return new AuditFinding(id, kind, ratio.Text, middle, AuditVerdict.Inconsistent, $"outside its own limits {lower} and {upper}");
        AuditVerdict verdict = Rounding.Compare(ratio, Math.Sqrt(Ends(lower)[0] * Ends(upper)[0]), Math.Sqrt(Ends(lower)[1] * Ends(upper)[1]));
        return model.Interval == "wald" || verdict == AuditVerdict.Consistent
            ? new AuditFinding(id, kind, ratio.Text, middle, verdict, $"geometric mean of {lower} and {upper}")
            : new AuditFinding(id, kind, ratio.Text, middle, AuditVerdict.NotCheckable, $"not the geometric mean of {lower} and {upper}, as it would be for a Wald interval");
    }

    private static AuditFinding Wald(string id, PublishedModel model, Printed p, Printed ratio, Printed lower, Printed upper)
    {
        double multiplier = 2 * Normal.InvCDF(0, 1, (1 + model.Level) / 2);
        double P(double r, double l, double u) => u <= l ? 0 : SpecialFunctions.Erfc(Math.Abs(Math.Log(r)) * multiplier / Math.Log(u / l) / Math.Sqrt(2));
        double[] all = [.. from r in Ends(ratio) from l in Ends(lower) from u in Ends(upper) select P(r, l, u)];
        bool crossesOne = Ends(ratio)[0] <= 1 && Ends(ratio)[1] >= 1;
        AuditVerdict verdict = Rounding.Compare(p, all.Min(), crossesOne ? 1 : all.Max());
        bool decided = model is { Interval: "wald", Test: "wald" } || verdict == AuditVerdict.Consistent;
        string detail = $"Wald test from {ratio} ({lower} to {upper})";
        return new AuditFinding(id, "ratio_p", p.Text, P(ratio.Value, lower.Value, upper.Value), decided ? verdict : AuditVerdict.NotCheckable,
            decided ? detail : detail + "; the paper does not say that p is from this test, and a log-rank or likelihood-ratio p may differ");
    }

    private static double[] Ends(Printed number) => [number.Value - number.HalfUnit, number.Value + number.HalfUnit];
}
