using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Results;

namespace Oncohort.Study.Running;

/// <summary>Runs the analyses of a prepared study side by side; one that cannot be done is stated and the others go on.</summary>
internal sealed class AnalysisRunner(PreparedStudy study, Action<string>? progress)
{
    /// <summary>Held by who reads from the database, which answers one question at a time, or tells the progress.</summary>
    private readonly Lock _shared = new();

    /// <summary>What came of each analysis, in their order.</summary>
    public IReadOnlyList<AnalysisOutcome> Run(IReadOnlyList<PlannedAnalysis> analyses)
    {
        AnalysisOutcome[] outcomes = new AnalysisOutcome[analyses.Count];
        ParallelOptions cores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForAsync(0, analyses.Count, cores, (position, _) =>
        {
            outcomes[position] = Outcome(analyses[position]);
            return ValueTask.CompletedTask;
        }).GetAwaiter().GetResult();
        return outcomes;
    }

    private AnalysisOutcome Outcome(PlannedAnalysis analysis)
    {
        if (progress is not null)
        {
            lock (_shared) progress(analysis.Title);
        }

        try
        {
            return new AnalysisOutcome(Result(analysis), null, []);
        }
        catch (AnalysisImpossibleException impossible)
        {
            Fault fault = impossible.Fault;
            string reason = fault.Expected is null ? fault.What : $"{fault.What}; needed: {fault.Expected}";
            return new AnalysisOutcome(null, new AnalysisFailure(analysis.Id, analysis.Title, fault.PrintedCode, reason) { Section = analysis.Section }, []);
        }
        catch (InputException wrong)
        {
            return new AnalysisOutcome(null, null, [.. wrong.Faults.Select(fault => fault.Where is null ? fault with { Where = analysis.Place } : fault)]);
        }
    }

    private AnalysisResult Result(PlannedAnalysis analysis)
    {
        AnalysisRequest request = analysis.Request;
        IReadOnlyList<string> followUp = request.FollowUpColumns;
        CohortTable fetched = request.Where is null ? study.Table : Fetched(request, request.Where);
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

    private CohortTable Fetched(AnalysisRequest request, string condition)
    {
        lock (_shared) return study.Cohort.Fetch([.. request.Columns.Where(study.Table.Names.Contains)], condition);
    }
}
