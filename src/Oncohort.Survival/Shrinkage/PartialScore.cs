using Oncohort.Survival.Cox;

namespace Oncohort.Survival.Shrinkage;

/// <summary>The log partial likelihood and its score, without the information: O(n p) a point.</summary>
internal sealed class PartialScore(CoxDesign design, CoxTies ties)
{
    private readonly RiskSetSweep _sweep = new(design);

    /// <summary>Linear predictors of the sorted rows at the last point.</summary>
    public ReadOnlySpan<double> Predictors => _sweep.Predictors;

    /// <summary>The log partial likelihood of the saturated model: all the risk of an event time lies with its deaths.</summary>
    public double Saturated
    {
        get
        {
            var saturated = new Saturation(ties);
            _sweep.Predict(new double[design.Columns]);
            _sweep.Visit(saturated);
            return saturated.LogLikelihood;
        }
    }

    public (double LogLikelihood, double[] Score) At(double[] coefficients)
    {
        _sweep.Predict(coefficients);
        var visitor = new Visitor(design.Columns, ties);
        _sweep.Visit(visitor);
        double logLikelihood = -visitor.LogDenominator - (_sweep.Shift * design.DeathWeight);
        double[] score = new double[design.Columns];
        for (int j = 0; j < score.Length; j++)
        {
            score[j] = design.DeathX[j] - visitor.Expected[j];
            logLikelihood += design.DeathX[j] * coefficients[j];
        }

        return (logLikelihood, score);
    }

    private sealed class Visitor(int columns, CoxTies ties) : IRiskSetVisitor
    {
        public double[] Expected { get; } = new double[columns];

        public double LogDenominator { get; private set; }

        public void Visit(RiskSetMoments moments)
        {
            var sums = TieSums.Of(moments, ties);
            LogDenominator += sums.LogDenominator;
            for (int j = 0; j < Expected.Length; j++) Expected[j] += sums.Expected(moments, j);
        }

        public void EndStratum(int from, int to)
        {
        }
    }

    private sealed class Saturation(CoxTies ties) : IRiskSetVisitor
    {
        public double LogLikelihood { get; private set; }

        public void Visit(RiskSetMoments moments)
        {
            if (moments.DeathWeight == 0) return;
            LogLikelihood -= moments.DeathWeight * Math.Log(moments.DeathWeight);
            if (ties != CoxTies.Efron) return;
            double mean = moments.DeathWeight / moments.Deaths;
            for (int l = 1; l < moments.Deaths; l++) LogLikelihood -= mean * Math.Log(1 - ((double)l / moments.Deaths));
        }

        public void EndStratum(int from, int to)
        {
        }
    }
}
