using Oncohort.Survival;

namespace Oncohort.Study.Settings;

/// <summary>The names of the methods of stepwise selection.</summary>
public static class StepwiseNames
{
    /// <summary>All names: the direction, and the test by which a covariate leaves.</summary>
    public static IReadOnlyList<string> All { get; } = ["forward-lr", "forward-wald", "backward-lr", "backward-wald"];

    /// <summary>The choices under a name; null when it is none.</summary>
    public static StepwiseOptions? Find(string name) => !All.Contains(name) ? null : new StepwiseOptions
    {
        Direction = name.StartsWith("forward", StringComparison.Ordinal) ? StepwiseDirection.Forward : StepwiseDirection.Backward,
        Removal = name.EndsWith("wald", StringComparison.Ordinal) ? StepwiseRemoval.Wald : StepwiseRemoval.LikelihoodRatio,
    };

    /// <summary>The name of choices.</summary>
    public static string Of(StepwiseOptions options) =>
        $"{(options.Direction == StepwiseDirection.Forward ? "forward" : "backward")}-{(options.Removal == StepwiseRemoval.Wald ? "wald" : "lr")}";
}
