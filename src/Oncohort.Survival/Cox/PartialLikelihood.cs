namespace Oncohort.Survival.Cox;

/// <summary>The partial likelihood of Cox (1972, 1975) with Efron's or Breslow's ties.</summary>
internal sealed class PartialLikelihood(CoxDesign design, RiskSetSweep sweep, CoxTies ties) : IPartialLikelihood
{
    public LikelihoodPoint At(ReadOnlySpan<double> beta)
    {
        sweep.Predict(beta);
        var visitor = new Visitor(design, sweep, ties);
        sweep.Visit(visitor, deathMoments: ties == CoxTies.Efron);
        return visitor.Finish();
    }

    private sealed class Visitor(CoxDesign design, RiskSetSweep sweep, CoxTies ties) : IRiskSetVisitor
    {
        private readonly InformationSum _information = new(design, sweep);
        private readonly double[] _score = new double[design.Columns];
        private double _logLikelihood;

        public void Visit(RiskSetMoments moments)
        {
            var sums = TieSums.Of(moments, ties);
            _logLikelihood += moments.DeathPredictor - sums.LogDenominator;
            for (int j = 0; j < _score.Length; j++) _score[j] += sums.Score(moments, j);
            _information.Add(moments, sums);
        }

        public void EndStratum(int from, int to) => _information.EndStratum(from, to);

        public LikelihoodPoint Finish() => new(_logLikelihood, _score, _information.Finish());
    }
}
