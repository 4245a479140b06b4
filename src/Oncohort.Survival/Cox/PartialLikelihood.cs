namespace Oncohort.Survival.Cox;

/// <summary>The partial likelihood of Cox (1972, 1975) with Efron's or Breslow's ties.</summary>
internal sealed class PartialLikelihood(CoxDesign design, RiskSetSweep sweep, CoxTies ties) : IPartialLikelihood
{
    private readonly InformationSum _information = new(design, sweep);

    public LikelihoodPoint At(ReadOnlySpan<double> beta)
    {
        sweep.Predict(beta);
        _information.Clear();
        var visitor = new Visitor(design.Columns, ties, _information);
        sweep.Visit(visitor);
        double[] score = new double[design.Columns];
        double logLikelihood = -sweep.Shift * design.DeathWeight;
        for (int j = 0; j < score.Length; j++)
        {
            score[j] = design.DeathX[j] - visitor.Expected[j];
            logLikelihood += design.DeathX[j] * beta[j];
        }

        return new LikelihoodPoint(logLikelihood - visitor.LogDenominator, score, _information.Finish());
    }

    private sealed class Visitor(int columns, CoxTies ties, InformationSum information) : IRiskSetVisitor
    {
        public double[] Expected { get; } = new double[columns];

        public double LogDenominator { get; private set; }

        public void Visit(RiskSetMoments moments)
        {
            var sums = TieSums.Of(moments, ties);
            LogDenominator += sums.LogDenominator;
            for (int j = 0; j < Expected.Length; j++) Expected[j] += sums.Expected(moments, j);
            information.Add(moments, sums);
        }

        public void EndStratum(int from, int to) => information.EndStratum(from, to);
    }
}
