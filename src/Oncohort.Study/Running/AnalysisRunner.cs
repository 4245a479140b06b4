using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Results;

namespace Oncohort.Study.Running;

/// <summary>Runs the analyses of a prepared study one after the other; one that cannot be done is stated and the others go on.</summary>
internal sealed class AnalysisRunner(PreparedStudy study)
{
    private readonly List<AnalysisResult> _results = [];
    private readonly List<AnalysisFailure> _failures = [];
    private readonly List<Fault> _faults = [];

    /// <summary>The analyses that could be done.</summary>
    public IReadOnlyList<AnalysisResult> Results => _results;

    /// <summary>The analyses that could not be done.</summary>
    public IReadOnlyList<AnalysisFailure> Failures => _failures;

    /// <summary>What is wrong with the input of analyses.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    public void Run(PlannedAnalysis analysis)
    {
        try
        {
            _results.Add(Result(analysis));
        }
        catch (AnalysisImpossibleException impossible)
        {
            Fault fault = impossible.Fault;
            _failures.Add(new AnalysisFailure(analysis.Id, analysis.Title, fault.PrintedCode, fault.Expected is null ? fault.What : $"{fault.What}; needed: {fault.Expected}") { Section = analysis.Section });
        }
        catch (InputException wrong)
        {
            _faults.AddRange(wrong.Faults.Select(fault => fault.Where is null ? fault with { Where = analysis.Place } : fault));
        }
    }

    private AnalysisResult Result(PlannedAnalysis analysis)
    {
        AnalysisRequest request = analysis.Request;
        IReadOnlyList<string> followUp = request.FollowUpColumns;
        CohortTable fetched = request.Where is null ? study.Table : study.Cohort.Fetch([.. request.Columns.Where(study.Table.Names.Contains)], request.Where);
        CohortTable table = request.ReadsValues ? fetched : LevelLabels.Apply(fetched, study.File.Variables.Where(variable => request.Columns.Contains(variable.Name) && !followUp.Contains(variable.Name)));
        AnalysisResult result = request.Run(table);
        int notKept = study.Cohort.Rows - table.Rows;
        return result with
        {
            Id = analysis.Id,
            Title = analysis.Title,
            Section = analysis.Section,
            Endpoint = request.Caption,
            Excluded = notKept == 0 ? result.Excluded : [new Exclusion($"not {request.Where}", notKept), .. result.Excluded],
            Warnings = [.. result.Warnings, .. PostBaselineWarnings.For(analysis, study)],
        };
    }
}
