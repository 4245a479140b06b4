using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Definition;
using Oncohort.Study.Parsing;

namespace Oncohort.Study.Checking;

/// <summary>Loads the data of a study, adds its variables, applies eligibility and checks every name and expression on the way.</summary>
internal sealed class StudyPreparation
{
    private readonly StudyFile _study;
    private readonly FaultList _faults;
    private readonly CohortDatabase _cohort;
    private readonly NamesInData _names;
    private readonly List<StagedVariable> _staged = [];

    private StudyPreparation(StudyFile study, CohortDatabase cohort, FaultList faults)
    {
        _study = study;
        _cohort = cohort;
        _faults = faults;
        _names = new NamesInData(cohort, faults);
    }

    /// <summary>The prepared study; null when the source cannot be loaded. Every fault is added.</summary>
    public static PreparedStudy? Prepare(StudyFile study, FaultList faults)
    {
        if (Load(study.Cohort, faults) is not { } cohort) return null;
        try
        {
            return new StudyPreparation(study, cohort, faults).Prepare();
        }
        catch
        {
            cohort.Dispose();
            throw;
        }
    }

    private static CohortDatabase? Load(CohortDefinition definition, FaultList faults)
    {
        try
        {
            return CohortDatabase.Open(definition.Source, new LoadOptions { MissingCodes = definition.MissingCodes, PatientId = definition.PatientId });
        }
        catch (InputException wrong)
        {
            foreach (Fault fault in wrong.Faults)
            {
                string? where = fault.Code == FaultCode.ColumnNotFound ? definition.PatientIdPlace : fault.Where ?? definition.SourcePlace;
                faults.Add(fault with { Where = where });
            }

            return null;
        }
    }

    private PreparedStudy Prepare()
    {
        foreach (VariableDefinition variable in _study.Variables) AddVariable(variable);
        foreach ((string column, string place) in _study.Cohort.Dates?.Places ?? new Dictionary<string, string>()) AddDate(column, place);
        foreach (StudyEndpoint endpoint in _study.Endpoints) AddEndpoint(endpoint);
        IReadOnlyList<AttritionStep> attrition = ApplyEligibility();
        foreach (PlannedAnalysis analysis in _study.Analyses)
        {
            foreach (NamedUse use in analysis.Uses) _names.Require(use.Name, use.Place);
            if (analysis.Request.Where is { } filter) _names.CheckCondition(filter, analysis.FilterPlace);
        }

        CohortTable table = _cohort.Fetch(_names.Present(UsedNames()));
        ValueChecks.Run(_study, table, _names, _faults);
        return new PreparedStudy(_study, _cohort, table, attrition) { Warnings = [.. _staged.SelectMany(staged => staged.Warnings(_cohort))] };
    }

    private IEnumerable<string> UsedNames() =>
        _study.Variables.Select(variable => variable.Name)
            .Concat(_study.Cohort.Dates?.Columns.Values ?? [])
            .Concat(_study.Endpoints.SelectMany(endpoint => endpoint.Endpoint.Columns))
            .Concat(_study.Analyses.SelectMany(analysis => analysis.Request.Columns));

    private void AddVariable(VariableDefinition variable)
    {
        if (variable.Column is { } column)
        {
            if (!_names.Require(column, variable.Place)) _names.MarkBroken(variable.Name);
            else if (column != variable.Name) Add(variable.Name, NamesInData.Quote(column), variable.Place);
            return;
        }

        if (variable.Staging is { } staging)
        {
            AddStage(variable, staging);
            return;
        }

        if (_names.CheckExpression(variable.Sql!, variable.Place)) Add(variable.Name, variable.Sql!, variable.Place);
        else _names.MarkBroken(variable.Name);
    }

    private void AddStage(VariableDefinition variable, StagingDefinition staging)
    {
        if (!StagingInput.AreThere(staging, _names))
        {
            _names.MarkBroken(variable.Name);
            return;
        }

        try
        {
            StagedVariable staged = StagedVariable.Of(variable, _cohort, _names);
            Add(variable.Name, staged.Sql, variable.Place);
            _staged.Add(staged);
        }
        catch (InputException wrong)
        {
            foreach (Fault fault in wrong.Faults) _faults.Add(fault);
            _names.MarkBroken(variable.Name);
        }
    }

    private void AddDate(string column, string place)
    {
        if (!_names.Require(column, place)) _names.MarkBroken(column);
    }

    private void AddEndpoint(StudyEndpoint endpoint)
    {
        bool complete = true;
        foreach ((string column, string place) in endpoint.Places) complete &= _names.Require(column, place);
        if (!complete) _names.MarkBroken(endpoint.Id);
        else if (!_names.Contains(endpoint.Id)) Add(endpoint.Id, EndpointStatus.Sql(endpoint.Endpoint, _names.Kinds()), endpoint.Place);
    }

    private void Add(string name, string expression, string place)
    {
        try
        {
            _cohort.AddVariable(name, expression, place);
        }
        catch (InputException wrong)
        {
            foreach (Fault fault in wrong.Faults) _faults.Add(fault);
            _names.MarkBroken(name);
        }
    }

    private List<AttritionStep> ApplyEligibility()
    {
        bool sound = true;
        foreach (EligibilityRule rule in _study.Cohort.Eligibility) sound &= _names.CheckCondition(rule.Keep, rule.Place);
        if (!sound) return [];
        var attrition = new List<AttritionStep>();
        foreach (EligibilityRule rule in _study.Cohort.Eligibility)
        {
            try
            {
                attrition.Add(_cohort.Keep(rule.Id, rule.Reason, rule.Keep, rule.Place));
            }
            catch (InputException wrong)
            {
                foreach (Fault fault in wrong.Faults) _faults.Add(fault);
                break;
            }
        }

        return attrition;
    }
}
