using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Notes below a Cox table on the penalty and on how well the data support the model.</summary>
internal sealed class CoxSupportNotes(Edition edition) : Written(edition)
{
    /// <summary>What the numbers of a penalised model are.</summary>
    public IEnumerable<ReportFootnote> Penalty(AnalysisResult analysis)
    {
        if (Settings.Text(analysis, "penalty") == "firth")
            yield return new(null, Say("Firth's penalised likelihood: profile penalised-likelihood confidence intervals, penalised likelihood-ratio p values."));
    }

    /// <summary>Events for each coefficient, and the coefficients that have no finite estimate without a penalty.</summary>
    public IEnumerable<ReportFootnote> Support(CoxResult model, string name)
    {
        if (model.EventsPerVariable is { } events) yield return new(null, Say($"{name}: {Rounded.Fixed(events, 1)} events per coefficient."));
        foreach (SeparatedTermResult term in model.Separated) yield return new(null, Say($"{name}, separation without a penalty: {Recall(term.Text)}."));
    }
}
