using System.CommandLine;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Cli.Options;

/// <summary>The options of a Cox model whose follow-up is split where covariates change, or whose events recur.</summary>
internal sealed class EpisodeOptions
{
    private readonly Option<string[]> _changes = OptionReading.Many("--time-dependent", "NAME=COL", "a covariate that is 0 until the time in COL and 1 from then on (repeatable); empty where it never changes");
    private readonly Option<string?> _recurrent = OptionReading.One("--recurrent", "MODEL", "events that a patient may have several times: andersen-gill, pwp-total or pwp-gap, with --entry and --cluster ID");
    private readonly Option<string?> _join = OptionReading.One("--join-from", "NUMBER", "this and later numbers of a recurrent event are one stratum");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_changes);
        command.Add(_recurrent);
        command.Add(_join);
    }

    /// <summary>How follow-up is split or arranged, or null.</summary>
    public CoxEpisodes? Read(ParseResult parsed, string? cluster, List<Fault> faults)
    {
        TimeDependentCovariate[] changes = Changes(parsed.GetValue(_changes) ?? [], _changes.Name, faults);
        bool recurs = parsed.GetValue(_recurrent) is not null;
        RecurrentEventModel model = parsed.Pick(_recurrent, RecurrentModels.Names, RecurrentEventModel.AndersenGill, faults);
        double? join = parsed.Number(_join, number => number >= 1 && number == Math.Floor(number) && number <= int.MaxValue, "a whole number of 1 or more", faults);
        if (join is not null && (!recurs || model == RecurrentEventModel.AndersenGill))
            faults.Add(new Fault(FaultCode.BadCommandLine, "--join-from joins strata of the event number", "command line", "--recurrent pwp-total or pwp-gap", "leave out --join-from"));
        if (recurs && cluster is null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--recurrent needs the patient whose rows belong together", "command line", "--cluster ID", "add --cluster with the column that names the patient"));
        if (recurs && changes.Length > 0)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--recurrent stands beside --time-dependent", "command line", "one of them", "split the rows first with oncohort split"));
        return recurs ? new RecurrentEpisodes(model, (int?)join) : changes.Length > 0 ? new TimeDependentCovariates(changes) : null;
    }

    /// <summary>Covariates that change, from texts <c>NAME=COL</c>.</summary>
    public static TimeDependentCovariate[] Changes(IReadOnlyList<string> texts, string option, List<Fault> faults)
    {
        List<TimeDependentCovariate> changes = [];
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? "" : text[..equals].Trim();
            if (equals <= 0 || equals == text.Length - 1 || name.Length == 0) faults.Add(OptionReading.Bad(option, text, "NAME=COL, such as metastasis=dm_time"));
            else if (changes.Exists(earlier => earlier.Name == name)) faults.Add(OptionReading.Bad(option, text, "each name once"));
            else changes.Add(new TimeDependentCovariate(name) { Column = text[(equals + 1)..].Trim() });
        }

        return [.. changes];
    }
}
