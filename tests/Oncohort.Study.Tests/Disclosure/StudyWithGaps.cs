using System.Globalization;
using System.Text;
using Oncohort.Study.Results;

namespace Oncohort.Study.Tests.Disclosure;

/// <summary>A made study of 240 patients in which most variables lack the values of a few, as in most cohorts: each analysis is of patients of its own.</summary>
internal static class StudyWithGaps
{
    private const int Patients = 240;
    private const int Variables = 12;
    private const string Letters = "abcd";

    public static StudyResults Run()
    {
        using var folder = new StudyFolder();
        folder.Write("cohort.csv", Cohort());
        string all = string.Join(", ", Enumerable.Range(0, Variables).Select(i => $"v{i}"));
        StringBuilder study = new("oncohort: 1\nstudy: {id: gaps, data_source: made for a test, notice: a test}\ncohort: {source: cohort.csv, id: id}\n");
        study.Append("endpoints: {os: {label: Overall survival, time: time, event: dead, unit: months}}\nanalyses:\n")
            .Append(CultureInfo.InvariantCulture, $"  - table1: {{by: arm, test: pearson, rows: [age, {all}]}}\n")
            .Append(CultureInfo.InvariantCulture, $"  - table1: {{rows: [{all}], where: age > 45, test: none}}\n")
            .Append(CultureInfo.InvariantCulture, $"  - cox: {{endpoint: os, univariable: [{all}]}}\n")
            .Append("  - cox: {endpoint: os, covariates: [v0, v1, age]}\n  - chisq: {rows: v2, columns: v3}\n  - km: {endpoint: os, by: arm, facet: v4, at: [24]}\n  - subgroups: {endpoint: os, treatment: v0, variables: [v6, v9]}\n");
        for (int i = 0; i < Variables; i++) study.Append(CultureInfo.InvariantCulture, $"  - km: {{endpoint: os, by: v{i}, at: [24]}}\n  - logrank: {{endpoint: os, by: v{i}}}\n");
        using PreparedStudy prepared = PreparedStudy.Open(folder.Write("study.yaml", study.ToString()));
        return StudyRun.Execute(prepared);
    }

    private static string Cohort()
    {
        Random random = new(7);
        StringBuilder csv = new($"id,arm,age,time,dead,{string.Join(',', Enumerable.Range(0, Variables).Select(i => $"v{i}"))}\n");
        for (int patient = 0; patient < Patients; patient++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{patient},{"xxyz"[random.Next(4)]},{30 + random.Next(40)},{1 + random.Next(60)},{random.Next(2)}");
            for (int variable = 0; variable < Variables; variable++)
                csv.Append(',').Append(variable % 4 != 3 && random.Next(80) == 0 ? "" : Letters[Math.Min(random.Next(2 + (variable % 3)), random.Next(4))]);
            csv.Append('\n');
        }

        return csv.ToString();
    }
}
