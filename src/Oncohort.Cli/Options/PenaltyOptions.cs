using System.CommandLine;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;

namespace Oncohort.Cli.Options;

/// <summary>The options that add a penalty to the likelihood of a Cox model.</summary>
internal sealed class PenaltyOptions
{
    private readonly Option<bool> _firth = OptionReading.Flag("--firth", "Firth's penalty, for few events or separation: profile intervals, penalised likelihood-ratio tests");
    private readonly Option<string?> _penalty = OptionReading.One("--penalty", "NAME", "ridge, lasso or elastic-net");
    private readonly Option<string?> _alpha = OptionReading.One("--alpha", "NUMBER", "the share of the lasso in an elastic net (default 0.5)");
    private readonly Option<string?> _lambda = OptionReading.One("--lambda", "RULE", "the size of the penalty: min (default) or 1se by cross-validation, or a number");
    private readonly Option<string?> _folds = OptionReading.One("--folds", "K", "the folds of the cross-validation (default 10)");
    private readonly Option<string?> _seed = OptionReading.One("--seed", "NUMBER", "the seed of the division into folds (default 1)");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_firth);
        foreach (Option<string?> option in (Option<string?>[])[_penalty, _alpha, _lambda, _folds, _seed]) command.Add(option);
    }

    /// <summary>The penalty, or null.</summary>
    public CoxPenalty? Read(ParseResult parsed, List<Fault> faults)
    {
        ShrinkagePenalty? shrinkage = Shrinkage(parsed, faults);
        if (!parsed.GetValue(_firth)) return shrinkage;
        if (shrinkage is not null) faults.Add(new Fault(FaultCode.BadCommandLine, "--firth and --penalty exclude each other", "command line", "one of them", "leave one out"));
        return new FirthPenalty();
    }

    private ShrinkagePenalty? Shrinkage(ParseResult parsed, List<Fault> faults)
    {
        double? alpha = parsed.Number(_alpha, value => value is >= 0 and <= 1, "a number between 0 and 1", faults);
        double? folds = parsed.Number(_folds, value => value is >= 2 and <= 1000 && value == Math.Floor(value), "a whole number from 2 to 1000", faults);
        double? seed = parsed.Number(_seed, value => value is >= 0 and <= 9007199254740992 && value == Math.Floor(value), "a whole number between 0 and 2^53", faults);
        PenaltyChoice choice = PenaltyChoice.Minimum;
        double? lambda = null;
        if (parsed.GetValue(_lambda) is { } text && !PenaltyChoices.TryParse(text, out choice, out lambda)) faults.Add(OptionReading.Bad(_lambda.Name, text, PenaltyChoices.Expected));
        if (parsed.GetValue(_penalty) is null)
        {
            foreach (Option<string?> option in (Option<string?>[])[_alpha, _lambda, _folds, _seed])
            {
                if (parsed.GetValue(option) is not null)
                    faults.Add(new Fault(FaultCode.BadCommandLine, $"{option.Name} belongs to --penalty", "command line", "--penalty ridge, lasso or elastic-net", $"add --penalty, or leave out {option.Name}"));
            }

            return null;
        }

        PenaltyKind kind = parsed.Pick(_penalty, Choices.Penalties, PenaltyKind.Lasso, faults);
        if (alpha is not null && kind != PenaltyKind.ElasticNet)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--alpha belongs to --penalty elastic-net", "command line", null, "leave out --alpha, or choose elastic-net"));
        return new ShrinkagePenalty { Kind = kind, Alpha = alpha ?? ShrinkagePenalty.UsualAlpha, Choice = choice, Lambda = lambda, Folds = (int?)folds, Seed = (long)(seed ?? 1) };
    }
}
