using System.CommandLine;
using Oncohort.Study.Analyses;

namespace Oncohort.Cli.Options;

/// <summary>The options that add a penalty to the likelihood of a Cox model.</summary>
internal sealed class PenaltyOptions
{
    private readonly Option<bool> _firth = OptionReading.Flag("--firth", "Firth's penalty, for few events or separation: profile intervals, penalised likelihood-ratio tests");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command) => command.Add(_firth);

    /// <summary>The penalty, or null.</summary>
    public CoxPenalty? Read(ParseResult parsed) => parsed.GetValue(_firth) ? new FirthPenalty() : null;
}
