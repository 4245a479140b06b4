using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>The kinds of residuals of a Cox model.</summary>
public enum ResidualKind
{
    /// <summary>Observed minus expected events.</summary>
    Martingale,
    /// <summary>Martingale residuals made symmetric.</summary>
    Deviance,
    /// <summary>Each row's share of the score.</summary>
    Score,
    /// <summary>Covariates of each row with the event, less the mean of its risk set.</summary>
    Schoenfeld,
    /// <summary>The same on the scale of the coefficients.</summary>
    ScaledSchoenfeld,
    /// <summary>Changes of the coefficients.</summary>
    DfBeta,
    /// <summary>The same in standard errors.</summary>
    DfBetas,
}

/// <summary>What of a fitted Cox model is looked at besides its coefficients.</summary>
public sealed record ModelChecks
{
    /// <summary>Nothing.</summary>
    public static ModelChecks None { get; } = new();

    /// <summary>Wald tests of whole terms also when every covariate enters as it is.</summary>
    public bool TermTests { get; init; }

    /// <summary>The transform of time of the proportional-hazards tests and the Schoenfeld curves.</summary>
    public TimeTransform Transform { get; init; } = TimeTransform.KaplanMeier;

    /// <summary>The rows that move each coefficient most.</summary>
    public bool Influence { get; init; }

    /// <summary>Scaled Schoenfeld residuals with a smooth, for a figure.</summary>
    public bool SchoenfeldCurves { get; init; }

    /// <summary>Residuals of every row; null for none.</summary>
    public ResidualKind? Residuals { get; init; }

    /// <summary>The column that names patients in lists of rows, or null.</summary>
    public string? Identifier { get; init; }

    /// <summary>Whether rows are named by their number in the source; not in a study, whose results do not depend on the order of rows.</summary>
    public bool RowNumbers { get; init; } = true;

    internal bool AskForResiduals => Influence || SchoenfeldCurves || Residuals is not null;
}
