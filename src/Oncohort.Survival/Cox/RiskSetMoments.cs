namespace Oncohort.Survival.Cox;

/// <summary>
/// What an event time needs to know of its risk set, in units of r = weight x exp(linear predictor): sums over the rows at risk (S) and over the
/// rows that fail (D), of r and of r x.
/// </summary>
internal sealed class RiskSetMoments(int width)
{
    public int Time { get; set; }

    /// <summary>Patients who fail.</summary>
    public int Deaths { get; set; }

    /// <summary>Their weight.</summary>
    public double DeathWeight { get; set; }
    public double S0 { get; set; }
    public double[] S1 { get; } = new double[width];

    public double D0 { get; set; }
    public double[] D1 { get; } = new double[width];

    public void EmptyRiskSet()
    {
        S0 = 0;
        Array.Clear(S1);
    }

    /// <summary>Starts with a risk set and the rows that have joined it since.</summary>
    public void Start(RiskSetMoments riskSet, RiskSetMoments joined)
    {
        S0 = riskSet.S0 + joined.S0;
        for (int j = 0; j < S1.Length; j++) S1[j] = riskSet.S1[j] + joined.S1[j];
    }
}

/// <summary>Receives the risk set of every event time.</summary>
internal interface IRiskSetVisitor
{
    /// <summary>Called once for every event time, in descending order within a stratum.</summary>
    void Visit(RiskSetMoments moments);

    /// <summary>Called after the last event time of a stratum with its sorted rows.</summary>
    void EndStratum(int from, int to);
}
