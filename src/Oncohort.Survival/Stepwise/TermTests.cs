using Oncohort.Survival.Cox;
using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Stepwise;

/// <summary>Fits models of some of the terms on one design of all columns, and tests terms inside and outside them. Models are kept.</summary>
internal sealed class TermTests(IPartialLikelihood likelihood, int columns, IReadOnlyList<(string Name, int First, int Count)> terms, CoxOptions options)
{
    private readonly Dictionary<string, Model> _models = new(StringComparer.Ordinal);

    /// <summary>The number of terms.</summary>
    public int Terms => terms.Count;

    /// <summary>The log partial likelihood of a model; null when not finite.</summary>
    public double? LogLikelihood(IEnumerable<int> inside) => double.IsFinite(Of(inside).Point.LogLikelihood) ? Of(inside).Point.LogLikelihood : null;

    /// <summary>The score test of a term given a model, at the model's estimate.</summary>
    public ChiSquareTest Score(IReadOnlyCollection<int> inside, int term)
    {
        Model model = Of(inside);
        int[] used = [.. model.Columns, .. ColumnsOf([term])];
        var factor = SymmetricFactor.Of(Part(model.Everywhere.Information, used));
        int df = factor.Rank - SymmetricFactor.Of(Part(model.Everywhere.Information, model.Columns)).Rank;
        return Test(factor.Quadratic([.. used.Select(j => model.Everywhere.Score[j])]), df);
    }

    /// <summary>The test of removing a term from a model; on 0 degrees of freedom when the others imply it.</summary>
    public ChiSquareTest Removal(IReadOnlyCollection<int> inside, int term, StepwiseTest kind)
    {
        Model with = Of(inside);
        Model without = Of(inside.Where(other => other != term));
        int df = with.Rank - without.Rank;
        if (df == 0) return new ChiSquareTest(null, 0, null);
        return kind == StepwiseTest.Wald ? Wald(with, term, df) : Test(2 * Math.Max(0, with.Point.LogLikelihood - without.Point.LogLikelihood), df);
    }

    private ChiSquareTest Wald(Model model, int term, int df)
    {
        var none = new ChiSquareTest(null, df, null);
        NewtonIteration newton = model.Newton!;
        int[] at = [.. ColumnsOf([term]).Select(column => Array.IndexOf(model.Columns, column)).Where(j => !newton.Factor.IsDependent(j))];
        if (at.Length != df || !newton.Converged || Array.Exists(at, j => newton.Moving[j])) return none;
        double[,] covariance = newton.Factor.Inverse();
        double[] z = new double[df];
        double[,] correlation = new double[df, df];
        for (int i = 0; i < df; i++)
        {
            z[i] = newton.Beta[at[i]] / Math.Sqrt(covariance[at[i], at[i]]);
            for (int j = 0; j < df; j++) correlation[i, j] = covariance[at[i], at[j]] / Math.Sqrt(covariance[at[i], at[i]] * covariance[at[j], at[j]]);
        }

        var factor = SymmetricFactor.Of(correlation);
        return factor.Rank < df ? none : Test(factor.Quadratic(z), df);
    }

    private static ChiSquareTest Test(double statistic, int df) =>
        df > 0 && double.IsFinite(statistic) ? new ChiSquareTest(statistic, df, ChiSquareDistribution.UpperTail(statistic, df)) : new ChiSquareTest(null, df, null);

    private Model Of(IEnumerable<int> inside)
    {
        int[] ordered = [.. inside.Order()];
        string key = string.Join(',', ordered);
        if (!_models.TryGetValue(key, out Model? model)) _models[key] = model = Fit(ColumnsOf(ordered));
        return model;
    }

    private Model Fit(int[] used)
    {
        if (used.Length == 0)
        {
            LikelihoodPoint start = likelihood.At(new double[columns]);
            return new Model(used, null, start, start);
        }

        var newton = NewtonIteration.Run(new ColumnsLikelihood(likelihood, columns, used), used.Length, options);
        return new Model(used, newton, newton.Point, likelihood.At(ColumnsLikelihood.Spread(newton.Beta, used, columns)));
    }

    private int[] ColumnsOf(IEnumerable<int> some) => [.. some.SelectMany(term => Enumerable.Range(terms[term].First, terms[term].Count))];

    private static double[,] Part(double[,] matrix, int[] used)
    {
        double[,] part = new double[used.Length, used.Length];
        for (int i = 0; i < used.Length; i++)
        {
            for (int j = 0; j < used.Length; j++) part[i, j] = matrix[used[i], used[j]];
        }

        return part;
    }

    /// <param name="Columns">The columns of the model.</param>
    /// <param name="Newton">How it was fitted; null without columns.</param>
    /// <param name="Point">The likelihood at the estimate.</param>
    /// <param name="Everywhere">The same with score and information of all columns, those outside the model at 0.</param>
    private sealed record Model(int[] Columns, NewtonIteration? Newton, LikelihoodPoint Point, LikelihoodPoint Everywhere)
    {
        public int Rank => Newton?.NullFactor.Rank ?? 0;
    }

    /// <summary>The partial likelihood of some columns, the others at 0.</summary>
    private sealed class ColumnsLikelihood(IPartialLikelihood all, int columns, int[] used) : IPartialLikelihood
    {
        public static double[] Spread(ReadOnlySpan<double> beta, int[] used, int columns)
        {
            double[] spread = new double[columns];
            for (int j = 0; j < used.Length; j++) spread[used[j]] = beta[j];
            return spread;
        }

        public LikelihoodPoint At(ReadOnlySpan<double> beta)
        {
            LikelihoodPoint point = all.At(Spread(beta, used, columns));
            return new LikelihoodPoint(point.LogLikelihood, [.. used.Select(j => point.Score[j])], Part(point.Information, used));
        }
    }
}
