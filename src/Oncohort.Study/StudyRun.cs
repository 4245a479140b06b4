using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;
using Oncohort.Study.Disclosure;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Methods;
using Oncohort.Study.Methods.Translation;
using Oncohort.Study.Results;
using Oncohort.Study.Running;

namespace Oncohort.Study;

/// <summary>Computes everything a study file asks for. The same patients in another order give the same results.</summary>
public static class StudyRun
{
    /// <summary>Runs a prepared study.</summary>
    /// <param name="study">The study; it stays open.</param>
    /// <param name="progress">Told the title of each step before it starts, one at a time but from several threads; null when nobody listens.</param>
    /// <exception cref="InputException">An analysis cannot use its columns; the faults of all analyses are reported.</exception>
    public static StudyResults Execute(PreparedStudy study, Action<string>? progress = null)
    {
        StudyFile file = study.File;
        progress?.Invoke("endpoints");
        IReadOnlyList<EndpointSummary> endpoints = [.. file.Endpoints.Select(endpoint => EndpointSummaries.Of(study.Table, endpoint.Endpoint, file.Settings))];
        IReadOnlyList<AnalysisOutcome> outcomes = new AnalysisRunner(study, progress).Run(file.Analyses);
        Fault[] faults = [.. outcomes.SelectMany(outcome => outcome.Faults)];
        if (faults.Length > 0) throw new InputException(faults);
        StudyResults results = Results(study, endpoints, outcomes);
        return file.MaskBelow is { } limit ? Masking.Apply(results, limit) : results;
    }

    private static StudyResults Results(PreparedStudy study, IReadOnlyList<EndpointSummary> endpoints, IReadOnlyList<AnalysisOutcome> outcomes)
    {
        StudyFile file = study.File;
        IReadOnlyList<IReadOnlyList<string>> methods = MethodsText.Paragraphs(file);
        return new StudyResults
        {
            Version = ResultJson.Version,
            StudyId = file.Id,
            Title = file.Title,
            Preset = Settings.Choices.Presets.Name(file.Settings.Preset),
            DataSource = file.DataSource,
            Language = file.Language,
            Guidelines = file.Guidelines,
            Notice = file.Notice,
            DataSha256 = study.Cohort.Sha256,
            Read = study.Read,
            Included = study.Included,
            Attrition = [.. study.Attrition.Select(step => (EligibilityStep)step)],
            Endpoints = endpoints,
            Variables = VariableCompleteness.Of(study),
            Settings = StudySettings(file),
            Sections = file.Sections,
            Analyses = [.. outcomes.Select(outcome => outcome.Result).OfType<AnalysisResult>()],
            Failures = [.. outcomes.Select(outcome => outcome.Failure).OfType<AnalysisFailure>()],
            Warnings = study.Warnings,
            Methods = MethodsTranslation.To(file.Language, [.. methods.SelectMany(sentences => sentences)]),
            MethodParagraphs = [.. methods.Select(sentences => sentences.Count)],
        };
    }

    private static SortedDictionary<string, object?> StudySettings(StudyFile file)
    {
        var settings = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["seed"] = file.Seed };
        foreach ((string name, object? value) in file.Settings.ToDictionary()) settings[name] = value;
        return settings;
    }
}
