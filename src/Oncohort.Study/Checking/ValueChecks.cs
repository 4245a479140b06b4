using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Columns;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Parsing;
using Oncohort.Study.Running;

namespace Oncohort.Study.Checking;

/// <summary>Checks the values of the eligible patients: follow-up that contradicts itself, text where numbers are needed, levels that do not occur.</summary>
internal static class ValueChecks
{
    private static readonly string[] DateRoles = ["time_dependent", "start"];

    public static void Run(StudyFile study, CohortTable table, NamesInData names, FaultList faults)
    {
        IReadOnlySet<string> stated = study.Cohort.Dates is { } course ? CourseChecks.Run(course, table, faults) : new HashSet<string>();
        foreach (StudyEndpoint endpoint in study.Endpoints)
        {
            if (endpoint.Endpoint.Columns.All(table.Names.Contains)) CheckFollowUp(endpoint, table, stated, faults);
        }

        foreach (VariableDefinition variable in study.Variables)
        {
            if (!table.Names.Contains(variable.Name)) continue;
            CheckVariable(variable, table[variable.Name], faults);
            CodingChecks.Run(variable, table, faults);
        }

        foreach (PlannedAnalysis analysis in study.Analyses)
        {
            CheckUses(study, analysis, names.Kinds(), faults);
            CheckCells(analysis, table, faults);
        }
    }

    private static void CheckFollowUp(StudyEndpoint endpoint, CohortTable table, IReadOnlySet<string> stated, FaultList faults)
    {
        foreach (Fault fault in FaultsOf(() => endpoint.Endpoint.Observe(table, new CompleteCases(table.Rows)), endpoint.Place))
        {
            if (!stated.Contains(fault.Where!)) faults.Add(fault);
        }
    }

    /// <summary>What cannot be told from estimates alone: grades and visits are counted, and a landmark's status is read, as a check of their cells.</summary>
    private static void CheckCells(PlannedAnalysis analysis, CohortTable table, FaultList faults)
    {
        Action? read = analysis.Request switch
        {
            ToxicityRequest or FollowUpRequest => () => analysis.Request.Run(table),
            LandmarkRequest { By: ColumnStatus status } => () => status.Times(table, new CompleteCases(table.Rows)),
            _ => null,
        };
        if (read is null || analysis.Request.Where is not null || !analysis.Request.Columns.All(table.Names.Contains)) return;
        try
        {
            foreach (Fault fault in FaultsOf(read, analysis.Place)) faults.Add(fault);
        }
        catch (AnalysisImpossibleException)
        {
            // Stated when the study runs.
        }
    }

    /// <summary>The faults of the cells that are read; those without a place have that of the declaration.</summary>
    private static IReadOnlyList<Fault> FaultsOf(Action read, string place)
    {
        try
        {
            read();
            return [];
        }
        catch (InputException wrong)
        {
            return [.. wrong.Faults.Select(fault => fault.Where is null ? fault with { Where = place } : fault)];
        }
    }

    private static void CheckVariable(VariableDefinition variable, Column column, FaultList faults)
    {
        if (variable.Kind == VariableKind.Numeric && column is not NumberColumn)
            faults.Add(new Fault(FaultCode.NotANumber, $"the variable '{variable.Name}' is not numeric in the data", variable.Place, "numbers", "remove 'kind: numeric', declare missing codes under 'cohort: missing:', or convert it by 'sql'"));
        if (variable.Levels is null && variable.Reference is { } reference && !LevelLabels.Values(column).Contains(reference))
            faults.Add(new Fault(FaultCode.UnknownLevel, $"the reference '{reference}' of '{variable.Name}' does not occur", variable.Place, $"one of: {string.Join(", ", LevelLabels.Values(column).Take(20))}"));
        if (variable.Levels is { } levels && column.Missing < column.Rows && !LevelLabels.Values(column).Any(levels.Contains))
            faults.Add(new Fault(FaultCode.UnknownLevel, $"none of the levels of '{variable.Name}' occurs", variable.Place, $"some of: {string.Join(", ", LevelLabels.Values(column).Take(20))}", "write the levels as they are in the data"));
    }

    private static void CheckUses(StudyFile study, PlannedAnalysis analysis, IReadOnlyDictionary<string, ColumnKind> kinds, FaultList faults)
    {
        IReadOnlyList<string> followUp = analysis.Request.FollowUpColumns;
        foreach (NamedUse use in analysis.Uses)
        {
            ColumnKind? kind = kinds.TryGetValue(use.Name, out ColumnKind known) ? known : null;
            if (kind == ColumnKind.Date && !DateRoles.Contains(use.Role) && analysis.Request is not FollowUpRequest)
                faults.Add(new Fault(FaultCode.BadValue, $"'{use.Name}' is a date", use.Place, "numbers or levels", "compute the difference of two dates by 'sql', such as date_diff('day', a, b)"));
            if (use.Role == "weights" && kind is not (null or ColumnKind.Number))
                faults.Add(new Fault(FaultCode.NotANumber, $"the weights '{use.Name}' are not numeric", use.Place, "numbers of 0 or more"));
            if (followUp.Contains(use.Name) && study.Variables.Any(variable => variable.Name == use.Name && variable.LevelLabels.Count > 0))
                faults.Add(new Fault(FaultCode.NameTaken, $"'{use.Name}' is relabelled and part of the endpoint", use.Place, null, $"declare a variable of another name with 'column: {use.Name}'"));
        }
    }
}
