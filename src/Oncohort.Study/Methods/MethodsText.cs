using System.Globalization;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Methods;

/// <summary>Writes the methods of a study as sentences, from the settings in force and the analyses that it asks for.</summary>
internal static class MethodsText
{
    /// <summary>All sentences, each once.</summary>
    public static IReadOnlyList<string> Write(StudyFile file) => [.. Paragraphs(file).SelectMany(sentences => sentences)];

    /// <summary>The sentences by what they are about: follow-up, description, curves, models, further models, the study as a whole; each sentence where it stands first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Paragraphs(StudyFile file)
    {
        IReadOnlyList<AnalysisRequest> requests = [.. file.Analyses.Select(analysis => analysis.Request)];
        HashSet<string> said = new(StringComparer.Ordinal);
        IEnumerable<IEnumerable<string>> parts =
        [
            [
                .. FollowUpSentences(file, requests),
                .. file.Variables.Where(variable => variable.Staging is not null).Select(StagingMethods.Of),
            ],
            [
                .. requests.OfType<Table1Request>().SelectMany(DescriptiveMethods.Of),
                .. requests.OfType<ChiSquareRequest>().SelectMany(DescriptiveMethods.Of),
                .. requests.OfType<ToxicityRequest>().SelectMany(ToxicityMethods.Of),
                .. requests.OfType<FollowUpRequest>().SelectMany(FollowUpMethods.Of),
            ],
            [
                .. requests.OfType<KaplanMeierRequest>().SelectMany(SurvivalMethods.Of),
                .. requests.OfType<LogRankRequest>().SelectMany(SurvivalMethods.Of),
                .. requests.OfType<CumulativeIncidenceRequest>().SelectMany(FurtherSurvivalMethods.Of),
                .. requests.OfType<LandmarkRequest>().SelectMany(FurtherSurvivalMethods.Of),
                .. requests.OfType<RestrictedMeanRequest>().SelectMany(SurvivalMethods.Of),
            ],
            [
                .. requests.OfType<CoxRequest>().SelectMany(ModelMethods.Of),
                .. requests.OfType<CoxRequest>().SelectMany(EpisodeMethods.Of),
                .. requests.OfType<CoxTableRequest>().SelectMany(ModelMethods.Of),
                .. requests.OfType<CoxRequest>().SelectMany(StepwiseMethods.Of),
                .. requests.OfType<SubgroupRequest>().SelectMany(SubgroupMethods.Of),
            ],
            [
                .. requests.OfType<MultiStateRequest>().SelectMany(MultiStateMethods.Of),
                .. requests.OfType<FineGrayRequest>().SelectMany(FineGrayMethods.Of),
                .. requests.OfType<PublishedRequest>().SelectMany(PublishedMethods.Of),
            ],
            [.. MaskingMethods.Of(file), .. General(file, requests)],
        ];
        return [.. parts.Select(part => (IReadOnlyList<string>)[.. part.Where(said.Add)]).Where(part => part.Count > 0)];
    }

    /// <summary>A confidence level in percent, such as <c>95%</c>.</summary>
    public static string Percent(double level) => (level * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static IEnumerable<string> FollowUpSentences(StudyFile file, IReadOnlyList<AnalysisRequest> requests)
    {
        foreach (StudyEndpoint endpoint in file.Endpoints) yield return EndpointMethods.Of(endpoint);
        if (file.Endpoints.Count > 0) yield return $"Median follow-up was estimated by the reverse Kaplan-Meier method ({Reference.ReverseKaplanMeier}).";
        if (requests.OfType<SurvivalRequest>().Any(request => request is not (CumulativeIncidenceRequest or FineGrayRequest) && HasCompeting(request.Endpoint)))
            yield return $"Patients with a competing event were censored at that event, so that hazards are cause-specific ({Reference.CauseSpecific}); one minus the Kaplan-Meier estimate then overstates the probability of the event.";
    }

    private static bool HasCompeting(Endpoint endpoint) => endpoint switch
    {
        ColumnEndpoint columns => columns.Competing is not null,
        DatedEndpoint dates => dates.Competing.Count > 0,
        _ => false,
    };

    private static IEnumerable<string> General(StudyFile file, IReadOnlyList<AnalysisRequest> requests)
    {
        if (requests.Count > 0) yield return "Each analysis used the patients with complete values for it, and states how many were left out and why; no value was imputed.";
        if (requests.Count > 0) yield return "All tests are two-sided; p-values were not adjusted for the number of analyses unless stated.";
        string program = file.Settings.Preset switch
        {
            Preset.Spss => "SPSS",
            Preset.Sas => "SAS",
            Preset.Stata => "Stata",
            _ => "R with the package survival",
        };
        yield return $"The study was computed with Oncohort {ResultJson.Version}, under the preset '{Choices.Presets.Name(file.Settings.Preset)}' (conventions of {program}).";
    }
}
