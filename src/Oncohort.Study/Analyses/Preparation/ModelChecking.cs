using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Looks at a fitted Cox model: tests of terms, curves, influence, Schoenfeld residuals, residuals of rows.</summary>
internal static class ModelChecking
{
    private const int RowsListed = 5;

    /// <summary>A row that moves a coefficient by more standard errors than this is named in a warning.</summary>
    private const double Influential = 1;

    /// <summary>What was asked for; null when nothing was.</summary>
    public static CoxChecksResult? Of(PreparedRows rows, CoxRequest request, ModelRows model, CoxFit fit)
    {
        ModelChecks checks = request.Checks;
        if (request.Shape.IsPlain && !checks.TermTests && !checks.AskForResiduals) return null;
        var names = new RowNames(rows, request);
        IReadOnlyList<EffectCurveResult> curves = EffectCurves.Of(model, fit);
        return new CoxChecksResult
        {
            TermTests = checks.TermTests || !request.Shape.IsPlain ? TermTests.Of(model, fit, rows.Warnings) : null,
            Splines = curves.Count > 0 ? curves : null,
            Influence = checks.Influence ? Influence(rows, model, fit, names) : null,
            Schoenfeld = checks.SchoenfeldCurves ? Schoenfeld(rows, request, model, fit) : null,
            Residuals = checks.Residuals is { } kind ? ResidualRows.Of(kind, model, fit, names) : null,
        };
    }

    private static List<InfluenceResult> Influence(PreparedRows rows, ModelRows model, CoxFit fit, RowNames names)
    {
        Grouping? together = model.Together(rows);
        IReadOnlyList<double[]> changes = fit.Residuals.DfBeta(together);
        IReadOnlyList<double[]> standardised = fit.Residuals.DfBetas(together);
        double[] displacement = fit.Residuals.LikelihoodDisplacement(together);
        List<InfluenceResult> list = [];
        foreach (int j in Enumerable.Range(0, fit.Terms.Count).Where(j => fit.Terms[j].Status == EstimateStatus.Estimated))
        {
            double[] column = standardised[j];
            int[] largest = [.. Enumerable.Range(0, column.Length).OrderByDescending(i => Math.Abs(column[i])).Take(RowsListed)];
            foreach (int i in largest)
            {
                (int? row, string? id) = names.Of(i);
                list.Add(new InfluenceResult(row, id, fit.Terms[j].Name, changes[j][i], column[i], displacement[i]));
                if (Math.Abs(column[i]) > Influential)
                    rows.Warnings.Add(Warn.Of(FaultCode.InfluentialRow, $"{names.Words(i)} moves the coefficient of {fit.Terms[j].Name} by {column[i]:F2} standard errors"));
            }
        }

        return list;
    }

    /// <summary>A column of a curve has no meaning of its own, nor has the effect of a covariate that interacts with one.</summary>
    private static bool BelongsToCurve(Design design, DesignTerm term) =>
        term.IsPartOfCurve || design.Terms.Any(other => other is { IsPartOfCurve: true, Factors: { } product } && (product.First.Variable.Name == term.Variable.Name || product.Second.Variable.Name == term.Variable.Name));

    /// <summary>Curved terms, and what interacts with them, are left out.</summary>
    private static List<SchoenfeldResult> Schoenfeld(PreparedRows rows, CoxRequest request, ModelRows model, CoxFit fit)
    {
        TimeTransform transform = request.Checks.Transform;
        if (fit.Residuals.TransformedTimes(transform) is not { } positions)
        {
            rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"the logarithm of time is not defined for an event at time 0; there are no Schoenfeld curves"));
            return [];
        }

        SchoenfeldResiduals scaled = fit.Residuals.ScaledSchoenfeld();
        int[] order = [.. Enumerable.Range(0, positions.Length).OrderBy(i => scaled.Times[i])];
        List<SchoenfeldResult> results = [];
        for (int j = 0; j < fit.Terms.Count; j++)
        {
            if (fit.Terms[j].Coefficient is not { } coefficient || BelongsToCurve(model.Design, model.Design.Terms[j])) continue;
            double[] values = scaled.Values[j];
            results.Add(new SchoenfeldResult(
                fit.Terms[j].Name,
                coefficient,
                Choices.TimeTransforms.Name(transform),
                [.. order.Select(i => new SchoenfeldPoint(scaled.Times[i], positions[i], values[i]))],
                [.. fit.Residuals.Smooth(j, transform, request.Settings.Level).Select(point => new SchoenfeldSmooth(point.Time, point.Position, point.Estimate, point.Lower, point.Upper))]));
        }

        return results;
    }
}
