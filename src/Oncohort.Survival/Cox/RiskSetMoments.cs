namespace Oncohort.Survival.Cox;

/// <summary>
/// What an event time needs to know of its risk set, in units of r = weight x exp(linear predictor): sums over the rows at risk (S) and over the rows
/// that fail (D), of r, r x and r x x'. Second moments hold the upper triangle, row j at <c>j * Stride</c>.
/// </summary>
internal sealed class RiskSetMoments(int columns, int stride)
{
    public int Columns { get; } = columns;
    public int Stride { get; } = stride;
    public int Stratum { get; set; }
    public int Time { get; set; }

    /// <summary>Patients who fail.</summary>
    public int Deaths { get; set; }

    /// <summary>Their weight.</summary>
    public double DeathWeight { get; set; }

    /// <summary>Their weighted sum of linear predictors.</summary>
    public double DeathPredictor { get; set; }

    /// <summary>Their weighted sum of covariates.</summary>
    public double[] DeathX { get; } = new double[stride];
    public double S0 { get; set; }
    public double[] S1 { get; } = new double[stride];
    public double[] S2 { get; } = new double[columns * stride];
    public double D0 { get; set; }
    public double[] D1 { get; } = new double[stride];
    public double[] D2 { get; } = new double[columns * stride];

    public void StartStratum(int stratum)
    {
        Stratum = stratum;
        EmptyRiskSet();
    }

    public void EmptyRiskSet()
    {
        S0 = 0;
        Array.Clear(S1);
        Array.Clear(S2);
    }

    public void StartTime(int time)
    {
        Time = time;
        Deaths = 0;
        DeathWeight = 0;
        DeathPredictor = 0;
        Array.Clear(DeathX);
    }

    public void ClearDeaths()
    {
        D0 = 0;
        Array.Clear(D1);
        Array.Clear(D2);
    }
}

/// <summary>Receives the risk set of every event time.</summary>
internal interface IRiskSetVisitor
{
    /// <summary>Whether second moments are needed.</summary>
    bool SecondMoments { get; }

    /// <summary>Called once for every event time, in descending order within a stratum.</summary>
    void Visit(RiskSetMoments moments);
}
