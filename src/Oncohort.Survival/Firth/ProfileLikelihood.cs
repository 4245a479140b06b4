namespace Oncohort.Survival.Firth;

/// <summary>The profile of the penalised likelihood over one coefficient: for each of its values the others are maximised again.</summary>
internal sealed class ProfileLikelihood(FirthLikelihood likelihood, FirthMaximum best, double[,] covariance, FirthCoxOptions options)
{
    private const int MostWidenings = 40;
    private const int MostSteps = 100;

    /// <summary>Twice the fall of the penalised likelihood when a coefficient is 0; null when the others do not converge there.</summary>
    public double? FallAtZero(int column)
    {
        FirthMaximum constrained = At(column, 0, best.Beta);
        return constrained.Converged ? Math.Max(0, Fall(constrained)) : null;
    }

    /// <summary>Where, on one side of the estimate, twice the fall reaches a quantile; null when it does not.</summary>
    /// <remarks>Newton's method on the fall, whose derivative is the modified score by the envelope theorem, kept within a bracket.</remarks>
    public double? Limit(int column, int side, double quantile)
    {
        double inside = best.Beta[column];
        double reach = Math.Sqrt(quantile * covariance[column, column]);
        double outside = inside;
        FirthMaximum? beyond = null;
        double[] start = best.Beta;
        for (int widening = 0; widening < MostWidenings && beyond is null; widening++, reach *= 1.5)
        {
            outside = best.Beta[column] + (side * reach);
            FirthMaximum constrained = At(column, outside, start);
            if (!constrained.Converged) return null;
            start = constrained.Beta;
            if (Fall(constrained) >= quantile) beyond = constrained;
            else inside = outside;
        }

        return beyond is null ? null : Search(column, quantile, inside, outside, beyond);
    }

    private double? Search(int column, double quantile, double inside, double outside, FirthMaximum at)
    {
        double value = outside;
        for (int step = 0; step < MostSteps; step++)
        {
            double fall = Fall(at) - quantile;
            double next = value + (fall / (2 * at.Point.Score[column]));
            bool within = Math.Min(inside, outside) < next && next < Math.Max(inside, outside);
            if (within && Math.Abs(next - value) <= options.Tolerance) return next;
            if (!within) next = (inside + outside) / 2;
            if (Math.Abs(outside - inside) <= options.Tolerance) return next;
            value = next;
            at = At(column, value, at.Beta);
            if (!at.Converged) return null;
            if (Fall(at) >= quantile) outside = value;
            else inside = value;
        }

        return null;
    }

    private double Fall(FirthMaximum constrained) => 2 * (best.Point.Penalised - constrained.Point.Penalised);

    /// <summary>The maximum with a coefficient held; the others start where the covariance of the estimate takes them.</summary>
    private FirthMaximum At(int column, double value, double[] from)
    {
        double shift = (value - from[column]) / covariance[column, column];
        double[] start = [.. from.Select((b, j) => j == column ? value : b + (shift * covariance[j, column]))];
        FirthMaximum constrained = FirthMaximum.From(likelihood, start, column, options);
        if (constrained.Converged) return constrained;
        return FirthMaximum.From(likelihood, [.. from.Select((b, j) => j == column ? value : b)], column, options);
    }
}
