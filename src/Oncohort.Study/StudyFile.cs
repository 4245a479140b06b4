using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;
using Oncohort.Study.Parsing;
using Oncohort.Study.Settings;

namespace Oncohort.Study;

/// <summary>What a study file says, read and typed; whether it fits the data is the business of <see cref="StudyCheck"/>.</summary>
public sealed record StudyFile
{
    /// <summary>The path of the file.</summary>
    public required string Path { get; init; }
    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    /// <summary>The study's identifier.</summary>
    public required string Id { get; init; }
    /// <summary>The study's title.</summary>
    public required string Title { get; init; }
    /// <summary>Where the data come from and under which licence; null when the file does not say.</summary>
    public string? DataSource { get; init; }
    /// <summary>What every page, figure and table must say about the study, such as that its records are reconstructed; null when there is nothing.</summary>
    public string? Notice { get; init; }
    /// <summary>The language of the report's sentences: <c>en</c> or <c>zh</c>.</summary>
    public string Language { get; init; } = "en";
    /// <summary>The reporting guidelines whose checklists the report fills in.</summary>
    public IReadOnlyList<string> Guidelines { get; init; } = [];
    /// <summary>Counts from 1 to one below this are withheld from everything that a run writes; null when none is.</summary>
    public int? MaskBelow { get; init; }

    /// <summary>How numbers are printed and curves are drawn.</summary>
    public Presentation Presentation { get; init; } = new();
    /// <summary>The seed of whatever draws random numbers.</summary>
    public required long Seed { get; init; }
    /// <summary>The preset as changed by the study file.</summary>
    public required EstimationSettings Settings { get; init; }
    /// <summary>The source and the eligibility rules.</summary>
    public required CohortDefinition Cohort { get; init; }
    /// <summary>The variables in the order of the file.</summary>
    public required IReadOnlyList<VariableDefinition> Variables { get; init; }
    /// <summary>The endpoints in the order of the file.</summary>
    public required IReadOnlyList<StudyEndpoint> Endpoints { get; init; }
    /// <summary>The sections into which the report is divided, in the order of the file.</summary>
    public IReadOnlyList<StudySection> Sections { get; init; } = [];
    /// <summary>The analyses in the order of the file.</summary>
    public required IReadOnlyList<PlannedAnalysis> Analyses { get; init; }

    /// <summary>The settings that the study file changes, as name, value of the preset and value in force.</summary>
    public IReadOnlyList<(string Setting, string Preset, string InForce)> PresetDifferences
    {
        get
        {
            IReadOnlyDictionary<string, object?> preset = EstimationSettings.For(Settings.Preset).ToDictionary();
            return [.. Settings.ToDictionary()
                .Where(setting => !Equals(setting.Value, preset[setting.Key]))
                .Select(setting => (setting.Key, Printed(preset[setting.Key]), Printed(setting.Value)))];
        }
    }

    /// <summary>Reads a study file.</summary>
    /// <exception cref="InputException">The file cannot be read, or something in it is wrong; every fault is reported.</exception>
    public static StudyFile Read(string path)
    {
        var faults = new FaultList(System.IO.Path.GetFileName(path));
        StudyFile? study = StudyReader.Read(path, faults);
        faults.ThrowIfAny();
        return study!;
    }

    private static string Printed(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
