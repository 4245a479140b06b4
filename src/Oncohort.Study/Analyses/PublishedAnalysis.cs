using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Published;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Analyses;

/// <summary>Every number that a published study printed, beside the one that the cohort gives.</summary>
public sealed record PublishedRequest : AnalysisRequest
{
    /// <summary>What the study printed.</summary>
    public required PublishedStudy Study { get; init; }

    /// <summary>The name of its file.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>The cohort's column of each of the study's variables.</summary>
    public required IReadOnlyList<PublishedColumn> Variables { get; init; }

    /// <summary>The cohort's endpoint of each of the study's endpoints; those without one are made of the number of their name.</summary>
    public required IReadOnlyDictionary<string, Endpoint> Endpoints { get; init; }

    /// <summary>The chosen coding of a variable in the models, by variable; the first that the study offers for the others.</summary>
    public IReadOnlyDictionary<string, string> Codings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The columns that may be read; those that the cohort does not have leave numbers undecided.</summary>
    public override IReadOnlyList<string> Columns =>
    [
        .. Variables.Select(variable => variable.Column).Concat(Endpoints.Values.SelectMany(endpoint => endpoint.Columns))
            .Concat(Study.Statements.Select(statement => statement.DecidedBy?.Column).OfType<string>()).Distinct(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public override bool ReadsValues => true;

    /// <inheritdoc/>
    public override PublishedResult Run(CohortTable table) => PublishedAnalysis.Run(table, this);
}

/// <summary>Where a published variable stands in the cohort.</summary>
/// <param name="Variable">The study's name of it.</param>
/// <param name="Column">The cohort's column.</param>
/// <param name="Labels">What the study file calls a value of the data; a value that is no level of the study is tried under this name.</param>
public sealed record PublishedColumn(string Variable, string Column, IReadOnlyDictionary<string, string> Labels);

/// <summary>Runs a <see cref="PublishedRequest"/>.</summary>
public static class PublishedAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static PublishedResult Run(CohortTable table, PublishedRequest request)
    {
        if (table.Rows == 0) throw new AnalysisImpossibleException(new Fault(FaultCode.NoRows, "there is no patient to compare with", table.SourceName, "at least one patient"));
        var warnings = new WarningList();
        PublishedCohort cohort = new CohortForPublished(table, request, warnings).Read();
        var options = new SideBySideOptions { Codings = request.Codings, Ties = request.Settings.Ties };
        SortedDictionary<string, object?> settings = SettingsSheet.Of(request);
        settings["missing"] = "a number is computed from the patients who have what it needs";
        settings["ties"] = $"{Choices.Ties.Name(request.Settings.Ties)} where the paper does not say";
        settings["rounding"] = "half a unit of the last printed digit";
        settings["file"] = request.File;
        settings["file_sha256"] = request.FileSha256;
        foreach ((string variable, string coding) in request.Codings) settings[$"coding_{variable}"] = coding;
        return new PublishedResult
        {
            N = table.Rows,
            Excluded = [],
            Settings = settings,
            Inputs = [new FurtherInput(request.File, request.FileSha256)],
            StudyId = request.Study.Id,
            StudyTitle = request.Study.Title,
            Citation = request.Study.Source.Citation,
            Numbers = SideBySide.Compare(request.Study, cohort, options),
            Warnings = warnings,
        };
    }
}
