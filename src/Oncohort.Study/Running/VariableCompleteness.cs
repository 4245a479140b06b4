using Oncohort.Cohort;
using Oncohort.Study.Definition;
using Oncohort.Study.Results;

namespace Oncohort.Study.Running;

/// <summary>Counts the missing values of every variable that the study declares or uses.</summary>
internal static class VariableCompleteness
{
    public static IReadOnlyList<VariableSummary> Of(PreparedStudy study)
    {
        IEnumerable<string> undeclared = study.File.Analyses
            .SelectMany(analysis => analysis.Uses)
            .Select(use => use.Name)
            .Where(name => study.Variable(name) is null);
        string[] names = [.. study.File.Variables.Select(variable => variable.Name).Concat(undeclared).Distinct(StringComparer.Ordinal)];
        return [.. names.Select(name => Summary(study.Table[name], study))];
    }

    private static VariableSummary Summary(Column column, PreparedStudy study)
    {
        VariableDefinition? declared = study.Variable(column.Name);
        bool numeric = column is NumberColumn && (declared is null || !declared.ToVariable().Factor);
        StudyEndpoint? endpoint = study.File.Endpoints.FirstOrDefault(endpoint => endpoint.Id == column.Name);
        string label = declared?.Caption ?? (endpoint is null ? column.Name : EndpointStatus.Label(endpoint));
        string kind = column is DateColumn ? "date" : numeric ? "numeric" : "categorical";
        return new VariableSummary(column.Name, label, kind, column.Rows - column.Missing, column.Missing);
    }
}
