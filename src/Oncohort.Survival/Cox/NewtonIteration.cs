using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Cox;

/// <summary>Maximises a partial likelihood from zero by Newton's method with step halving.</summary>
/// <remarks>
/// Converged when the relative change of the log likelihood is at most the tolerance, as R's <c>coxph</c> does, so that both stop at the same iteration.
/// </remarks>
internal sealed class NewtonIteration
{
    private const int ExtraSteps = 6;
    private const double StillMoving = 1e-3;

    private readonly IPartialLikelihood _likelihood;

    private NewtonIteration(IPartialLikelihood likelihood, int columns)
    {
        _likelihood = likelihood;
        Beta = new double[columns];
        Null = likelihood.At(Beta);
        Point = Null;
        NullFactor = SymmetricFactor.Of(Null.Information);
        Factor = NullFactor;
        Moving = new bool[columns];
    }

    public double[] Beta { get; private set; }
    public LikelihoodPoint Null { get; }
    public LikelihoodPoint Point { get; private set; }
    public SymmetricFactor NullFactor { get; }
    public SymmetricFactor Factor { get; private set; }
    public int Iterations { get; private set; }
    public bool Converged { get; private set; }

    /// <summary>Coefficients that keep moving although the likelihood has stopped rising.</summary>
    public bool[] Moving { get; }

    public static NewtonIteration Run(IPartialLikelihood likelihood, int columns, CoxOptions options)
    {
        var iteration = new NewtonIteration(likelihood, columns);
        if (iteration.Null.IsFinite && iteration.NullFactor.Rank > 0) iteration.Maximise(options);
        iteration.FindMoving();
        return iteration;
    }

    private void Maximise(CoxOptions options)
    {
        double[] candidate = Step(Beta, Factor.Solve(Point.Score), 1);
        bool halved = false;
        while (Iterations < options.MaxIterations)
        {
            Iterations++;
            LikelihoodPoint point = _likelihood.At(candidate);
            bool finite = point.IsFinite;
            if (finite && !halved && Math.Abs(point.LogLikelihood - Point.LogLikelihood) <= options.Tolerance * Math.Abs(point.LogLikelihood))
            {
                Accept(candidate, point);
                Converged = true;
                return;
            }

            halved = !finite || point.LogLikelihood < Point.LogLikelihood;
            if (halved)
            {
                candidate = Step(Beta, Difference(candidate, Beta), 0.5);
                continue;
            }

            Accept(candidate, point);
            candidate = Step(Beta, Factor.Solve(Point.Score), 1);
        }
    }

    /// <summary>Near a finite maximum Newton's steps vanish quadratically; towards an infinite one they stay as long as they were.</summary>
    private void FindMoving()
    {
        double[] beta = Beta;
        SymmetricFactor factor = Factor;
        LikelihoodPoint point = Point;
        for (int extra = 0; extra <= ExtraSteps; extra++)
        {
            double[] delta = factor.Solve(point.Score);
            bool any = false;
            for (int j = 0; j < beta.Length; j++)
            {
                bool vanished = !NullFactor.IsDependent(j) && factor.IsDependent(j);
                Moving[j] = vanished || Math.Abs(delta[j]) > StillMoving * Math.Max(1, Math.Abs(beta[j]));
                any |= Moving[j] && !vanished;
            }

            if (!any || extra == ExtraSteps) return;
            beta = Step(beta, delta, 1);
            LikelihoodPoint next = _likelihood.At(beta);
            if (!next.IsFinite) return;
            point = next;
            factor = SymmetricFactor.Of(point.Information);
        }
    }

    private void Accept(double[] beta, LikelihoodPoint point)
    {
        Beta = beta;
        Point = point;
        Factor = SymmetricFactor.Of(point.Information);
    }

    private static double[] Step(double[] from, double[] direction, double length)
    {
        double[] to = new double[from.Length];
        for (int j = 0; j < to.Length; j++) to[j] = from[j] + (length * direction[j]);
        return to;
    }

    private static double[] Difference(double[] a, double[] b)
    {
        double[] difference = new double[a.Length];
        for (int j = 0; j < a.Length; j++) difference[j] = a[j] - b[j];
        return difference;
    }
}
