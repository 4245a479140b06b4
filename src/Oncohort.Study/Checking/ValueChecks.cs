using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Columns;
using Oncohort.Study.Definition;
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
            if (analysis.Request is ToxicityRequest or FollowUpRequest && analysis.Request.Where is null && analysis.Request.Columns.All(table.Names.Contains)) CheckCells(analysis, table, faults);
        }
    }

    private static void CheckFollowUp(StudyEndpoint endpoint, CohortTable table, IReadOnlySet<string> stated, FaultList faults)
    {
        try
        {
            endpoint.Endpoint.Observe(table, new CompleteCases(table.Rows));
        }
        catch (InputException wrong)
        {
            foreach (Fault fault in wrong.Faults.Where(fault => fault.Where is null || !stated.Contains(fault.Where))) faults.Add(fault.Where is null ? fault with { Where = endpoint.Place } : fault);
        }
    }

    /// <summary>Grades and visits are counted, not estimated: counting them is the check of their cells.</summary>
    private static void CheckCells(PlannedAnalysis analysis, CohortTable table, FaultList faults)
    {
        try
        {
            analysis.Request.Run(table);
        }
        catch (InputException wrong)
        {
            foreach (Fault fault in wrong.Faults) faults.Add(fault.Where is null ? fault with { Where = analysis.Place } : fault);
        }
        catch (AnalysisImpossibleException)
        {
            // Stated when the study runs.
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
