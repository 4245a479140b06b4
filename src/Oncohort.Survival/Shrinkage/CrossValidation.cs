using Oncohort.Survival.Cox;

namespace Oncohort.Survival.Shrinkage;

/// <summary>Cross-validates a path by the deviance that each fold adds to the others.</summary>
/// <remarks>The cores share the folds; each fold's numbers stand in their own row and are added in order.</remarks>
internal static class CrossValidation
{
    public static PenalisedCoxValidation Run(TimeToEvent data, CovariateMatrix covariates, Grouping folds, Grouping? strata, PenalisedCoxOptions options)
    {
        double[] events = Events(data, folds);
        if (Array.Exists(events, weight => weight == 0) || events.Length < 2)
            throw new EstimationException(EstimationProblem.NoEvents, "A fold of the cross-validation holds no event.");
        PenalisedCoxPath path = PenalisedCox.Fit(data, covariates, options, strata);
        PenalisedCoxOptions same = options with { Lambdas = [.. path.Steps.Select(step => step.Lambda)] };
        double[][] deviance = new double[folds.Groups][];
        Parallel.For(0, folds.Groups, fold => deviance[fold] = Deviances(data, covariates, folds, fold, strata, same));
        CrossValidatedDeviance[] summary = [.. same.Lambdas.Select((lambda, k) => Summary(lambda, [.. deviance.Select((d, fold) => d[k] / events[fold])], events))];
        int minimum = 0;
        for (int k = 1; k < summary.Length; k++)
        {
            if (summary[k].Mean < summary[minimum].Mean) minimum = k;
        }

        double within = summary[minimum].Mean + summary[minimum].StandardError;
        return new PenalisedCoxValidation(path, summary, minimum, Array.FindIndex(summary, at => at.Mean <= within), folds);
    }

    private static double[] Events(TimeToEvent data, Grouping folds)
    {
        double[] events = new double[folds.Groups];
        for (int row = 0; row < data.Rows; row++)
        {
            if (data.Code[row] == 1) events[folds.CodeArray[row]] += data.RiskWeight(row);
        }

        return events;
    }

    private static double[] Deviances(TimeToEvent data, CovariateMatrix covariates, Grouping folds, int fold, Grouping? strata, PenalisedCoxOptions options)
    {
        int[] others = [.. Enumerable.Range(0, data.Rows).Where(row => folds.CodeArray[row] != fold)];
        TimeToEvent otherData = Rows(data, others);
        var otherCovariates = new CovariateMatrix(covariates.Names, [.. covariates.Columns.Select(column => Pick(column, others))]);
        Grouping? otherStrata = strata is null ? null : new Grouping(Pick(strata.CodeArray, others), strata.Groups);
        PenalisedCoxPath path = PenalisedCox.Fit(otherData, otherCovariates, options, otherStrata);
        double[] all = Deviance(data, covariates, strata, options.Ties, path);
        double[] rest = Deviance(otherData, otherCovariates, otherStrata, options.Ties, path);
        return [.. all.Zip(rest, (a, b) => a - b)];
    }

    private static double[] Deviance(TimeToEvent data, CovariateMatrix covariates, Grouping? strata, CoxTies ties, PenalisedCoxPath path)
    {
        var design = CoxDesign.Build(data, covariates, strata);
        var likelihood = new PartialScore(design, ties);
        double saturated = likelihood.Saturated;
        return [.. path.Steps.Select(step => 2 * (saturated - likelihood.At([.. step.Coefficients.Select((b, j) => b * design.Scale[j])]).LogLikelihood))];
    }

    private static CrossValidatedDeviance Summary(double lambda, double[] deviances, double[] weights)
    {
        double total = weights.Sum();
        double mean = deviances.Zip(weights, (d, w) => d * w).Sum() / total;
        double variance = deviances.Zip(weights, (d, w) => w * (d - mean) * (d - mean)).Sum() / total;
        return new CrossValidatedDeviance(lambda, mean, Math.Sqrt(variance / (deviances.Length - 1)));
    }

    private static TimeToEvent Rows(TimeToEvent data, int[] rows) => TimeToEvent.Create(
        [.. rows.Select(data.ExitTime)],
        Pick(data.Code, rows),
        data.Axis.EntryTimes is { } entry ? Pick(entry, rows) : null,
        data.Weight is { } weight ? Pick(weight, rows) : null,
        data.Count is { } count ? Pick(count, rows) : null);

    private static T[] Pick<T>(T[] values, int[] rows) => [.. rows.Select(row => values[row])];
}
