using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Checking;
using Oncohort.Study.Definition;
using Oncohort.Study.Parsing;
using Oncohort.Study.Results;

namespace Oncohort.Study;

/// <summary>A study file that fits its data: the cohort is loaded, the variables are added and eligibility is applied.</summary>
public sealed class PreparedStudy : IDisposable
{
    internal PreparedStudy(StudyFile file, CohortDatabase cohort, CohortTable table, IReadOnlyList<AttritionStep> attrition)
    {
        File = file;
        Cohort = cohort;
        Table = table;
        Attrition = attrition;
    }

    /// <summary>What the study file says.</summary>
    public StudyFile File { get; }

    /// <summary>The eligibility steps, each with those who reached it, stayed and left.</summary>
    public IReadOnlyList<AttritionStep> Attrition { get; }

    /// <summary>Records read from the source.</summary>
    public int Read => Cohort.RowsRead;

    /// <summary>Patients in the cohort after eligibility.</summary>
    public int Included => Cohort.Rows;

    /// <summary>Warnings about the variables of the patients included.</summary>
    internal IReadOnlyList<Warning> Warnings { get; init; } = [];

    internal CohortDatabase Cohort { get; }

    /// <summary>Every column that the study uses, of every patient included.</summary>
    internal CohortTable Table { get; }

    /// <summary>Reads a study file, loads its data and checks the one against the other; no estimate is computed.</summary>
    /// <exception cref="InputException">Something is wrong with the study file or its data; every fault is reported.</exception>
    public static PreparedStudy Open(string studyPath)
    {
        var faults = new FaultList(Path.GetFileName(studyPath));
        StudyFile? file = StudyReader.Read(studyPath, faults);
        PreparedStudy? prepared = file is null ? null : StudyPreparation.Prepare(file, faults);
        if (faults.Faults.Count == 0) return prepared!;
        prepared?.Dispose();
        throw new InputException(faults.InOrder());
    }

    internal VariableDefinition? Variable(string name) => File.Variables.FirstOrDefault(variable => variable.Name == name);

    /// <inheritdoc/>
    public void Dispose() => Cohort.Dispose();
}
