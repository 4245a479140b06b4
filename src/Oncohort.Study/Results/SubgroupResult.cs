namespace Oncohort.Study.Results;

/// <summary>The effect of treatment overall and within subgroups.</summary>
public sealed record SubgroupResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "subgroups";
    /// <summary>Patients with the event.</summary>
    public required Count Events { get; init; }
    /// <summary>The two arms that are compared.</summary>
    public required ComparedArms Treatment { get; init; }
    /// <summary>The effect among all patients analysed.</summary>
    public required SubgroupEffect Overall { get; init; }
    /// <summary>The effects within the levels of each variable.</summary>
    public required IReadOnlyList<SubgroupVariableResult> Subgroups { get; init; }
}

/// <summary>The arms of a comparison.</summary>
/// <param name="Variable">The column.</param>
/// <param name="Label">Its label for people, or null.</param>
/// <param name="Arm">The arm whose hazard is in the numerator.</param>
/// <param name="Reference">The arm whose hazard is in the denominator.</param>
public sealed record ComparedArms(string Variable, string? Label, string Arm, string Reference);

/// <summary>The effects within the levels of one variable, and the tests of their difference.</summary>
/// <param name="Variable">The column.</param>
/// <param name="Label">Its label for people, or null.</param>
/// <param name="Missing">Patients whose level is missing; they are in the overall effect only.</param>
/// <param name="Levels">The effect within each level.</param>
/// <param name="Interaction">The likelihood-ratio test of treatment by variable; null numbers with a robust variance, for which it is not defined.</param>
/// <param name="InteractionWald">The Wald test of the same coefficients.</param>
public sealed record SubgroupVariableResult(
    string Variable, string? Label, Count Missing, IReadOnlyList<SubgroupLevelResult> Levels, TestResult Interaction, TestResult InteractionWald);

/// <summary>One level with its effect.</summary>
public sealed record SubgroupLevelResult(string Level, SubgroupEffect Effect);

/// <summary>A hazard ratio of the arm against the reference, with limits; null where not estimable.</summary>
/// <param name="N">Patients.</param>
/// <param name="Events">Patients with the event.</param>
/// <param name="Arms">The same in each arm, the reference first.</param>
/// <param name="Hr">The hazard ratio.</param>
/// <param name="Se">The standard error of its logarithm.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="P">The two-sided p-value.</param>
public sealed record SubgroupEffect(Count N, Count Events, IReadOnlyList<SubgroupArm> Arms, double? Hr, double? Se, double? Lower, double? Upper, double? P);

/// <summary>Patients and events of one arm.</summary>
public sealed record SubgroupArm(string Arm, Count N, Count Events);
