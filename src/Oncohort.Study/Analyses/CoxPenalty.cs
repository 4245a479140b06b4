namespace Oncohort.Study.Analyses;

/// <summary>What is added to the partial likelihood of a Cox model.</summary>
public abstract record CoxPenalty;

/// <summary>Firth's penalty: half the log determinant of the information.</summary>
public sealed record FirthPenalty : CoxPenalty;
