using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;
using Oncohort.Study.Disclosure;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads a study file from its first line to its last and keeps reading after a fault.</summary>
internal static class StudyReader
{
    private const string FormatVersion = "1";
    private static readonly string[] Languages = ["en", "zh"];

    /// <summary>What could be read of the study, with every fault added; null when not even the cohort could be.</summary>
    public static StudyFile? Read(string path, FaultList faults)
    {
        StudyText text;
        try
        {
            text = StudyText.Read(path);
        }
        catch (InputException fault)
        {
            foreach (Fault found in fault.Faults) faults.Add(found);
            return null;
        }

        return YamlTree.Read(text.Text, faults) switch
        {
            YamlMapping root => ReadRoot(root, path, text.Sha256, faults),
            { } other => Reject(other, faults),
            null => null,
        };
    }

    private static StudyFile? Reject(YamlNode root, FaultList faults)
    {
        faults.Add(FaultCode.BadYaml, $"the file is {root.Shape}", root, "keys such as 'study:' and 'cohort:'", "start from the file that 'oncohort new' writes");
        return null;
    }

    private static StudyFile? ReadRoot(YamlMapping mapping, string path, string sha256, FaultList faults)
    {
        var root = new MappingReader(mapping, faults);
        ReadVersion(root, faults);
        MappingReader? study = root.Block("study", required: true);
        string? id = study?.Identifier("id", required: true);
        string? title = study?.Text("title");
        string? dataSource = study?.Text("data_source");
        string? notice = study?.Text("notice");
        string? language = study?.Choice("language", Languages);
        IReadOnlyList<string> guidelines = study is null ? [] : GuidelineNames.Read(study, faults);
        double? maskBelow = study?.Number("mask_below", IsLimit, MaskLimits);
        Presentation presentation = study is null ? new Presentation() : PresentationReader.Read(study);
        double seed = study?.Number("seed", IsSeed, "a whole number between 0 and 2^53") ?? 1;
        EstimationSettings settings = study is null ? EstimationSettings.For(Preset.R) : SettingsSection.Read(study);
        study?.Close();

        CohortDefinition? cohort = root.Block("cohort", required: true) is { } block ? CohortSection.Read(block, path, faults) : null;
        IReadOnlyList<VariableDefinition> variables = VariableSection.Read(root, faults);
        EndpointSection endpoints = EndpointSection.Read(root, cohort?.Dates, faults);
        AnalysisSection analyses = AnalysisSection.Read(root, new StudyNames(settings, (long)seed, variables, endpoints) { PatientId = cohort?.PatientId, MissingCodes = cohort?.MissingCodes ?? [], StudyPath = path }, faults);
        root.Close();
        if (cohort is null) return null;
        return new StudyFile
        {
            Path = path,
            Sha256 = sha256,
            Id = id ?? "study",
            Title = title ?? id ?? "Study",
            DataSource = dataSource,
            Language = language ?? Languages[0],
            Guidelines = guidelines,
            Notice = notice,
            MaskBelow = (int?)maskBelow,
            Presentation = presentation,
            Seed = (long)seed,
            Settings = settings,
            Cohort = cohort,
            Variables = variables,
            Endpoints = endpoints.Endpoints,
            Sections = analyses.Sections,
            Analyses = analyses.Analyses,
        };
    }

    private static void ReadVersion(MappingReader root, FaultList faults)
    {
        if (root.Text("oncohort", required: true) is not { } version || version == FormatVersion) return;
        faults.Add(FaultCode.BadValue, string.Create(CultureInfo.InvariantCulture, $"'oncohort: {version}' is not a version of the study file"), root.Find("oncohort")!, $"'oncohort: {FormatVersion}'");
    }

    private static string MaskLimits { get; } = string.Create(CultureInfo.InvariantCulture, $"a whole number from {Masking.Smallest} to {Masking.Largest}; below {Masking.Smallest}, a withheld count could only be 1");

    private static bool IsLimit(double limit) => limit >= Masking.Smallest && limit <= Masking.Largest && limit == Math.Floor(limit);

    private static bool IsSeed(double seed) => seed >= 0 && seed <= 9007199254740992 && seed == Math.Floor(seed);
}
