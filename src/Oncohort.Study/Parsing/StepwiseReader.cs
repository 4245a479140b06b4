using Oncohort.Cohort.Faults;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads <c>stepwise</c> of a Cox model: the name of a method, or a block with its levels.</summary>
internal static class StepwiseReader
{
    private const string Level = "a level between 0 and 1, such as 0.05";

    public static StepwiseOptions? Read(AnalysisBlock block)
    {
        if (!block.Keys.Has("stepwise")) return null;
        if (!block.Keys.Has("covariates"))
            block.Fault(FaultCode.BadValue, "'stepwise' selects among 'covariates', which are not named", "stepwise", "'covariates: [age, stage]' beside 'stepwise'");
        if (block.Keys.Find("stepwise") is not YamlMapping) return Named(block.Keys.Choice("stepwise", StepwiseNames.All));
        MappingReader keys = block.Keys.Block("stepwise")!;
        StepwiseOptions? named = keys.Has("method") ? Named(keys.Choice("method", StepwiseNames.All)) : new StepwiseOptions();
        double? enter = keys.Number("enter", level => level is >= 0 and <= 1, Level);
        double? remove = keys.Number("remove", level => level is >= 0 and <= 1, Level);
        keys.Close();
        if (named is null) return null;
        StepwiseOptions options = named with { Enter = enter ?? named.Enter, Remove = remove ?? named.Remove };
        if (options.Enter <= options.Remove) return options;
        block.Fault(FaultCode.BadValue, "the level of entry is above the level of removal", "stepwise", "entry below removal, such as 0.05 and 0.10");
        return null;
    }

    private static StepwiseOptions? Named(string? name) => name is null ? null : StepwiseNames.Find(name);
}
