using System.Collections.Frozen;

namespace Oncohort.Study.Results;

/// <summary>What every analysis states: how many rows it used, how many it left out and why, its warnings and every choice in force.</summary>
public abstract record AnalysisResult
{
    /// <summary>The verb, such as <c>km</c>.</summary>
    public abstract string Command { get; }

    /// <summary>The identifier within the study, such as <c>km-1</c>; null on the command line.</summary>
    public string? Id { get; init; }

    /// <summary>A title for people, such as <c>Overall survival by stage</c>; null on the command line.</summary>
    public string? Title { get; init; }

    /// <summary>The title of the report's section that the analysis stands in; null outside sections.</summary>
    public string? Section { get; init; }

    /// <summary>The endpoint's label and unit; null when the analysis has none.</summary>
    public EndpointCaption? Endpoint { get; init; }

    /// <summary>Rows analysed.</summary>
    public required Count N { get; init; }

    /// <summary>Rows left out, by reason.</summary>
    public required IReadOnlyList<Exclusion> Excluded { get; init; }

    /// <summary>Warnings.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>Every choice in force, such as <c>ties: efron</c>, in order of the name.</summary>
    public required IReadOnlyDictionary<string, object?> Settings { get; init; }

    /// <summary>Files that the analysis read beside the study file and the cohort.</summary>
    public IReadOnlyList<FurtherInput> Inputs { get; init; } = [];
}

/// <summary>An endpoint as captions name it.</summary>
/// <param name="Id">The endpoint's identifier in the study file.</param>
/// <param name="Label">Its label, such as <c>Overall survival</c>.</param>
/// <param name="Unit">The unit of time: <c>days</c>, <c>weeks</c>, <c>months</c>, <c>years</c>, or null when unknown.</param>
public sealed record EndpointCaption(string Id, string Label, string? Unit)
{
    /// <summary>What people read instead of a cause, by the cause as results name it; empty when the study file gives no words.</summary>
    public IReadOnlyDictionary<string, string> CauseLabels { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <summary>Rows left out for one reason.</summary>
public sealed record Exclusion(string Reason, Count Count);

/// <summary>A warning with its permanent code.</summary>
public sealed record Warning(string Code, string Text)
{
    /// <summary>The text without its numbers of patients, for reports that withhold small counts; null when it has none.</summary>
    public string? Masked { get; init; }
}

/// <summary>A number with its limits; null where not estimable.</summary>
public sealed record Interval(double? Estimate, double? Lower, double? Upper)
{
    /// <summary>An estimate that is not told, because it would give a small count away.</summary>
    public static Interval Withheld { get; } = new(null, null, null) { IsWithheld = true };

    /// <summary>Whether the estimate exists but is not told.</summary>
    public bool IsWithheld { get; init; }
}

/// <summary>A chi-square test.</summary>
public sealed record TestResult(double? Chi2, int Df, double? P);

/// <summary>A file that an analysis read beside the study file and the cohort.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record FurtherInput(string Name, string Sha256);
