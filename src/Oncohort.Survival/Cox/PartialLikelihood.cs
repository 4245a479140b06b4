namespace Oncohort.Survival.Cox;

/// <summary>The partial likelihood of Cox (1972, 1975) with Efron's or Breslow's ties.</summary>
internal sealed class PartialLikelihood : IPartialLikelihood
{
    private readonly CoxDesign _design;
    private readonly RiskSetSweep _sweep;
    private readonly InformationSum _information;
    private readonly Visitor[] _visitors;

    public PartialLikelihood(CoxDesign design, RiskSetSweep sweep, CoxTies ties)
    {
        _design = design;
        _sweep = sweep;
        _information = new InformationSum(design, sweep);
        _visitors = [.. sweep.Segments.Select((_, segment) => new Visitor(design.Columns, ties, _information.Of(segment)))];
    }

    public LikelihoodPoint At(ReadOnlySpan<double> beta)
    {
        _sweep.Predict(beta);
        _information.Clear();
        foreach (Visitor visitor in _visitors) visitor.Clear();
        _sweep.Visit(segment => _visitors[segment]);
        double[] score = [.. _design.DeathX];
        double logLikelihood = -_sweep.Shift * _design.DeathWeight;
        for (int j = 0; j < score.Length; j++) logLikelihood += _design.DeathX[j] * beta[j];
        foreach (Visitor visitor in _visitors)
        {
            logLikelihood -= visitor.LogDenominator;
            for (int j = 0; j < score.Length; j++) score[j] -= visitor.Expected[j];
        }

        return new LikelihoodPoint(logLikelihood, score, _information.Finish()[0]);
    }

    private sealed class Visitor(int columns, CoxTies ties, SegmentInformation information) : IRiskSetVisitor
    {
        public double[] Expected { get; } = new double[columns];

        public double LogDenominator { get; private set; }

        public void Clear()
        {
            Array.Clear(Expected);
            LogDenominator = 0;
        }

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
