namespace Oncohort.Survival.Cox;

/// <summary>The log partial likelihood with its gradient (score) and negative second derivative (information), on the scaled covariates.</summary>
internal sealed class LikelihoodPoint(int columns)
{
    public double LogLikelihood { get; set; }
    public double[] Score { get; } = new double[columns];
    public double[,] Information { get; } = new double[columns, columns];

    public bool IsFinite
    {
        get
        {
            if (!double.IsFinite(LogLikelihood)) return false;
            foreach (double value in Score)
            {
                if (!double.IsFinite(value)) return false;
            }

            return Information.Cast<double>().All(double.IsFinite);
        }
    }
}

/// <summary>Something that can evaluate a partial likelihood at given coefficients of the scaled covariates.</summary>
internal interface IPartialLikelihood
{
    LikelihoodPoint At(ReadOnlySpan<double> beta);
}

/// <summary>The partial likelihood of Cox (1972, 1975) with Efron's or Breslow's ties.</summary>
internal sealed class PartialLikelihood(CoxDesign design, RiskSetSweep sweep, CoxTies ties) : IPartialLikelihood
{
    public LikelihoodPoint At(ReadOnlySpan<double> beta)
    {
        sweep.Predict(beta);
        var visitor = new Visitor(design.Columns, design.Stride, ties);
        sweep.Visit(visitor, deathMoments: ties == CoxTies.Efron);
        return visitor.Finish();
    }

    private sealed class Visitor(int columns, int stride, CoxTies ties) : IRiskSetVisitor
    {
        private readonly LikelihoodPoint _point = new(columns);
        private readonly double[] _information = new double[columns * stride];

        public bool SecondMoments => true;

        public void Visit(RiskSetMoments moments)
        {
            var sums = TieSums.Of(moments, ties);
            bool tied = ties == CoxTies.Efron && moments.Deaths > 1;
            _point.LogLikelihood += moments.DeathPredictor - sums.LogDenominator;
            double[] score = _point.Score;
            for (int j = 0; j < columns; j++)
                score[j] += moments.DeathX[j] - (sums.A1 * moments.S1[j]) + (tied ? sums.B1 * moments.D1[j] : 0);
            EventInformation.Add(moments, sums, tied, 1, _information);
        }

        public LikelihoodPoint Finish()
        {
            for (int j = 0; j < columns; j++)
            {
                for (int k = j; k < columns; k++) _point.Information[j, k] = _point.Information[k, j] = _information[(j * stride) + k];
            }

            return _point;
        }
    }
}
