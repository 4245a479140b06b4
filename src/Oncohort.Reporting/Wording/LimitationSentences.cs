using Oncohort.Cohort.Faults;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>The limitations that the diagnostics of the analyses show, in sentences.</summary>
internal static class LimitationSentences
{
    private const string Missing = "missing ";

    private static readonly FaultCode[] OfStudy = [FaultCode.StageUndecided, FaultCode.NoStageGroup];

    private static readonly FaultCode[] OfAnalyses =
    [
        FaultCode.Separated, FaultCode.DidNotConverge, FaultCode.BeyondFollowUp, FaultCode.SmallExpectedCounts, FaultCode.PredictedTotalAboveOne, FaultCode.LandmarkNotComparable,
        FaultCode.NoInferenceAfterPenalty, FaultCode.InfluentialRow, FaultCode.ManySubgroups, FaultCode.SelectedModel,
    ];

    public static IReadOnlyList<string> Of(StudyResults results, Phrasebook book)
    {
        List<string> sentences = [];
        if (results.Notice is { } notice) sentences.Add(book.Say("limit.notice", ("notice", NoticeMarks.Sentence(notice))));
        Add("limit.immortal", With(FaultCode.PostBaselineGroup).Select(Name));
        Add("limit.left_out", results.Analyses.Where(LacksValues).Select(analysis => book.Say("limit.left_out.item", ("where", Name(analysis)), ("list", string.Join(book.Say("list.comma"), analysis.Excluded.Where(IsMissing).Select(LeftOut))))));
        Add("limit.missing", results.Variables.Where(variable => variable.Missing.IsSome).Select(variable => book.Say("limit.missing.item",
            ("label", variable.Label), ("count", book.Edition.Rounded.Count(variable.Missing)), ("total", book.Edition.Rounded.Count(variable.N + variable.Missing)))));
        Add("limit.epv", With(FaultCode.FewEventsPerVariable).Select(FewEvents));
        Add("limit.ph", With(FaultCode.NonProportionalHazards).Select(Name));
        Add("limit.ph_not_tested", results.Analyses.Where(AssumesProportionality).Select(Name));
        foreach (FaultCode code in OfAnalyses) Add($"limit.{Fault.Print(code)}", With(code).Select(Name));
        foreach (FaultCode code in OfStudy)
        {
            string[] texts = [.. results.Warnings.Where(warning => warning.Code == Fault.Print(code)).Select(warning => warning.Text)];
            if (texts.Length > 0) sentences.Add(book.Say($"limit.{Fault.Print(code)}", ("texts", book.List(texts))));
        }

        Add("limit.failures", results.Failures.Select(failure => book.Say("quoted", ("name", failure.Title))));
        if (results.Analyses.Count > 1) sentences.Add(book.Say("limit.tests"));
        return sentences;

        void Add(string key, IEnumerable<string> where)
        {
            string[] items = [.. where];
            if (items.Length > 0) sentences.Add(book.Say(key, ("where", book.List(items))));
        }

        IEnumerable<AnalysisResult> With(FaultCode code) => results.Analyses.Where(analysis => Warnings(analysis).Any(warning => warning.Code == Fault.Print(code)));
        string Name(AnalysisResult analysis) => book.Say("quoted", ("name", analysis.Title ?? new AnalysisTitles(book.Edition).Of(analysis)));
        string LeftOut(Exclusion reason) => book.Say("limit.left_out.reason", ("variable", reason.Reason[Missing.Length..]), ("count", book.Edition.Rounded.Count(reason.Count)));
        string FewEvents(AnalysisResult analysis) => Model(analysis)?.EventsPerVariable is { } events
            ? book.Say("limit.epv.item", ("where", Name(analysis)), ("epv", book.Edition.Rounded.Fixed(events, 1)))
            : Name(analysis);
    }

    private static IEnumerable<Warning> Warnings(AnalysisResult analysis) => analysis switch
    {
        CoxTableResult table => [.. table.Warnings, .. table.Multivariable?.Warnings ?? [], .. table.Univariable.SelectMany(model => model.Warnings)],
        LandmarkResult landmarks => [.. landmarks.Warnings, .. landmarks.Landmarks.SelectMany(landmark => landmark.Model?.Warnings ?? [])],
        _ => analysis.Warnings,
    };

    private static CoxResult? Model(AnalysisResult analysis) => analysis switch
    {
        CoxResult model => model,
        CoxTableResult table => table.Multivariable,
        _ => null,
    };

    private static bool AssumesProportionality(AnalysisResult analysis) => Model(analysis) is { Ph: null, Shrinkage: null };

    private static bool LacksValues(AnalysisResult analysis) => analysis.Excluded.Any(IsMissing);

    private static bool IsMissing(Exclusion reason) => reason.Reason.StartsWith(Missing, StringComparison.Ordinal) && reason.Count.IsSome;
}
