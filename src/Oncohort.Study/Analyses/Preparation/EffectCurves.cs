using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Curved effects as hazard ratios against the median, where the covariates that they interact with are at their reference or median.</summary>
internal static class EffectCurves
{
    private const int Places = 101;

    public static IReadOnlyList<EffectCurveResult> Of(ModelRows model, CoxFit fit)
    {
        List<EffectCurveResult> curves = [];
        foreach ((Variable variable, int first, int count) in model.Design.Covariates)
        {
            if (count == 0 || model.Design.Terms[first] is not { Curve: not null, Factors: null, Time: null } linear || Changes(model, variable.Name)) continue;
            curves.Add(Curve(model.Design, fit, variable, linear));
        }

        return curves;
    }

    private static bool Changes(ModelRows model, string variable) => model.Changes.Any(change => change.Term.Variable == variable);

    private static EffectCurveResult Curve(Design design, CoxFit fit, Variable variable, DesignTerm linear)
    {
        double?[] range = SampleQuantile.Of(linear.Values, [0.01, 0.5, 0.99]);
        (double low, double reference, double high) = (range[0] ?? 0, range[1] ?? 0, range[2] ?? 0);
        List<EffectPoint> points = [];
        for (int i = 0; i < Places; i++)
        {
            double value = low + ((high - low) * i / (Places - 1));
            double[] weights = [.. design.Terms.Select(term => Weight(term, variable.Name, value) - Weight(term, variable.Name, reference))];
            CoxContrast? contrast = fit.Contrast(weights);
            points.Add(new EffectPoint(value, contrast?.LogHazardRatio, contrast?.HazardRatio.Estimate, contrast?.HazardRatio.Lower, contrast?.HazardRatio.Upper));
        }

        return new EffectCurveResult(variable.Name, variable.Label, linear.Curve!.Knots, reference, Given(design, variable.Name), points);
    }

    /// <summary>What a column holds for a patient with this value of the variable, less what does not depend on it.</summary>
    private static double Weight(DesignTerm term, string variable, double value)
    {
        if (term.Factors is not { } product) return term.Variable.Name == variable ? term.Curve!.At(value) : 0;
        if (product.First.Variable.Name == variable) return product.First.Curve!.At(value) * Typical(product.Second);
        return product.Second.Variable.Name == variable ? product.Second.Curve!.At(value) * Typical(product.First) : 0;
    }

    /// <summary>A factor at its reference, a number at its median.</summary>
    private static double Typical(DesignTerm term)
    {
        if (term.Level is not null) return 0;
        return term.Curve is { } curve ? curve.At(curve.Median) : SampleQuantile.Of(term.Values, [0.5])[0] ?? 0;
    }

    private static string? Given(Design design, string variable)
    {
        string[] given =
        [
            .. design.Terms.Select(term => term.Factors).OfType<(DesignTerm First, DesignTerm Second)>()
                .Where(product => product.First.Variable.Name == variable || product.Second.Variable.Name == variable)
                .Select(product => product.First.Variable.Name == variable ? product.Second : product.First)
                .Where(other => other.Curve is null or { Order: 0 })
                .Select(other => other.Level is null ? FormattableString.Invariant($"{other.Variable.Name}={Typical(other)}") : $"{other.Variable.Name}={other.Reference}")
                .Distinct(),
        ];
        return given.Length == 0 ? null : string.Join(", ", given);
    }
}
