using Oncohort.Study.Results;

namespace Oncohort.Study.Tests.Results;

/// <summary>Two studies that ask for every kind of analysis with nearly every option, and fail at one.</summary>
internal static class EveryKindOfAnalysis
{
    private const string Models = """
        eligibility: [{id: adult, keep: age >= 30, reason: younger than 30}]
        variables:
          size: {label: Size, factor: true}
          first: {sql: "CASE WHEN recur = 1 THEN 1 WHEN death = 1 THEN 2 ELSE 0 END"}
          grade: {factor: true}
          hormon: {factor: true, labels: {0: none, 1: given}}
        endpoints:
          os: {label: Overall survival, time: dtime, event: death, unit: days}
          recurrence: {label: Recurrence, time: rtime, event: recur, unit: days}
          first_event: {label: First event, time: rtime, event: {column: first, values: 1}, competing: {column: first, values: 2}, labels: {2: Death}, unit: days}
        analyses:
          - section: {title: Described, text: [The patients.]}
          - table1: {by: hormon, rows: [age, size, grade, nodes]}
          - chisq: {rows: hormon, columns: grade}
          - section: {title: Analysed, text: [Their fate.]}
          - km: {endpoint: os, by: hormon, facet: grade, at: [365, 1825, 100000], milestone: true, conditional: [365]}
          - logrank: {endpoint: os, by: size, strata: [grade], pairwise: holm, trend: true}
          - logrank: {endpoint: os, by: hormon, test: maxcombo}
          - logrank: {endpoint: os, by: size, test: gehan, permutations: 20, where: nodes > 15}
          - cox: {endpoint: os, covariates: [age, grade, hormon], splines: {age: 4}, zph: true, diagnostics: true, term_tests: true, where: nodes > 5}
          - cox: {endpoint: os, covariates: [age, grade, hormon, nodes], stepwise: forward-lr}
          - cox: {endpoint: os, covariates: [age, nodes], penalty: lasso, lambda: min, folds: 3}
          - cox: {endpoint: os, covariates: [age, grade], firth: true, where: nodes > 15}
          - cox: {endpoint: os, covariates: [age], time_varying: {age: log}, where: nodes > 15}
          - cox: {endpoint: os, univariable: [age, grade], multivariable: {enter: 'p < 0.05'}}
          - cox: {endpoint: os, covariates: [age], time_dependent: {Recurrence: recurrence}}
          - finegray: {endpoint: first_event, covariates: [age, grade], univariable: true, cause_specific: true, predict: ['age=60,grade=3'], at: [1825], bootstrap: 5}
          - cif: {endpoint: first_event, by: hormon, facet: size, at: [1825]}
          - multistate: {states: {Recurrence: recurrence, Death: os}, initial: Alive, by: hormon, at: [1825], tau: 3650, where: nodes > 5}
          - subgroups: {endpoint: os, treatment: hormon, variables: [grade, size]}
          - rmst: {endpoint: os, by: hormon, tau: 1825}
          - landmark: {endpoint: os, at: [365, 1825], by: recurrence}
          - km: {endpoint: os, by: hormon, where: age > 200, title: Nobody}
        """;

    private const string Visits = """
        id: patient_id
        analyses:
          - followup: {as_of: 2014-12-31, treatment_end: rt_end, last_visit: last_contact, events: [metastasis_date], lost: lost}
          - toxicity: {scale: rtog-eortc, window: acute, records: {source: grades.csv, term: term, grade: grade, date: date, start: rt_start, acute_days: 90}}
          - published: {file: published.json}
        """;

    private const string Grades = "patient_id,term,grade,date\nR001,mucositis,2,2011-04-01\nR002,mucositis,3,2011-02-01\nR999,mucositis,1,2011-02-01\n";

    /// <summary>The results of both.</summary>
    public static IReadOnlyList<StudyResults> Run() =>
    [
        Run("rotterdam", Models),
        Run("npc-imrt", Visits),
    ];

    private static StudyResults Run(string example, string text)
    {
        using var folder = new StudyFolder();
        string data = Examples.Examples.DataFile(example);
        folder.Write("grades.csv", Grades);
        folder.Write("published.json", File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(Examples.Examples.DataFile("npc-imrt"))!, "published.json")));
        string[] lines = text.Split('\n');
        string head = $"oncohort: 1\nstudy: {{id: {example}, data_source: made for a test, notice: a test}}\ncohort:\n  source: {data}\n  {lines[0]}\n";
        using PreparedStudy study = PreparedStudy.Open(folder.Write("study.yaml", head + string.Join('\n', lines[1..]) + "\n"));
        return StudyRun.Execute(study);
    }
}
