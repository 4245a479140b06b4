namespace Oncohort.Survival.Cox;

/// <summary>The log partial likelihood with its gradient (score) and negative second derivative (information), on the scaled covariates.</summary>
internal sealed record LikelihoodPoint(double LogLikelihood, double[] Score, double[,] Information)
{
    public bool IsFinite => double.IsFinite(LogLikelihood) && Score.All(double.IsFinite) && Information.Cast<double>().All(double.IsFinite);
}

/// <summary>Something that can evaluate a partial likelihood at given coefficients of the scaled covariates.</summary>
internal interface IPartialLikelihood
{
    LikelihoodPoint At(ReadOnlySpan<double> beta);
}
