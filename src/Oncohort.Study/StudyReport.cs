using Oncohort.Cohort.Faults;
using Oncohort.Study.Output;
using Oncohort.Study.Results;

namespace Oncohort.Study;

/// <summary>Runs a study from its file to its report folder.</summary>
public static class StudyReport
{
    /// <summary>Checks the study, computes it and puts the report in place; until the last step an older report stays as it is.</summary>
    /// <param name="studyPath">The study file.</param>
    /// <param name="outputFolder">The report folder.</param>
    /// <param name="render">Renders the results into a folder: the report, tables and figures; returns what could not be written on this machine, or not as it should be.</param>
    /// <param name="clock">Tells the start and the duration of the run.</param>
    /// <param name="progress">Told each step before it starts; null when nobody listens.</param>
    /// <exception cref="InputException">The study, its data or the folder is wrong; every fault is reported and nothing is left behind.</exception>
    public static StudyResults Write(
        string studyPath, string outputFolder, Func<StudyResults, PreparedStudy, string, IReadOnlyList<Warning>> render, TimeProvider clock, Action<string>? progress = null)
    {
        DateTimeOffset started = clock.GetUtcNow();
        long start = clock.GetTimestamp();
        progress?.Invoke("study file and data");
        using PreparedStudy study = PreparedStudy.Open(studyPath);
        using OutputFolder output = OutputFolder.Claim(outputFolder);
        StudyResults results = StudyRun.Execute(study, progress);
        progress?.Invoke("report");
        using (FileStream stream = File.Create(Path.Combine(output.Staging, "results.json"))) ResultJson.Write(stream, results);
        IReadOnlyList<Warning> shortcomings = render(results, study, output.Staging);
        Provenance.Write(output.Staging, study, results, shortcomings, started, clock.GetElapsedTime(start));
        output.Commit();
        return results;
    }
}
