using System.Globalization;
using System.Text;

namespace Oncohort.Benchmarks;

/// <summary>A seeded study of 60 variables and 40 analyses whose report fills some 200 pages: what the writers of reports are timed on.</summary>
internal static class StressStudy
{
    private const int Variables = 60;
    private const int MostLevels = 6;

    /// <summary>Every other variable has levels, two to six of them.</summary>
    private static int Levels(int variable) => variable % 2 == 0 ? 2 + (variable / 2 % (MostLevels - 1)) : 0;

    private static string Name(int variable) => string.Create(CultureInfo.InvariantCulture, $"v{variable + 1:00}");

    /// <summary>Writes <c>cohort.csv</c> and <c>study.yaml</c>.</summary>
    public static void Write(string folder, int patients, ulong seed)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "cohort.csv"), Cohort(patients, new SplitMix64(seed)));
        File.WriteAllText(Path.Combine(folder, "study.yaml"), Study());
    }

    private static string Cohort(int patients, SplitMix64 random)
    {
        StringBuilder csv = new("id,time,event,cause");
        for (int j = 0; j < Variables; j++) csv.Append(',').Append(Name(j));
        csv.Append('\n');
        for (int row = 1; row <= patients; row++) Patient(csv, row, random);
        return csv.ToString();
    }

    private static void Patient(StringBuilder csv, int row, SplitMix64 random)
    {
        StringBuilder values = new();
        double predictor = 0;
        for (int j = 0; j < Variables; j++)
        {
            bool missing = random.NextUniform() < 0.002;
            double value = Levels(j) > 0 ? Math.Floor(random.NextUniform() * Levels(j)) : Math.Round(50 + (10 * random.NextNormal()), 1);
            predictor += Levels(j) > 0 ? 0.05 * value : 0.01 * (value - 50);
            string printed = Levels(j) > 0 ? "level " + (char)('A' + (int)value) : value.ToString(CultureInfo.InvariantCulture);
            values.Append(',').Append(missing ? "" : printed);
        }

        double failure = -Math.Log(random.NextUniform()) * 90 * Math.Exp(1.5 - predictor);
        double censoring = 12 + (random.NextUniform() * 108);
        int cause = failure > censoring ? 0 : random.NextUniform() < 0.3 ? 2 : 1;
        csv.Append(CultureInfo.InvariantCulture, $"p{row},{Math.Round(Math.Max(0.1, Math.Min(failure, censoring)), 1)},{(cause > 0 ? 1 : 0)},{cause}").Append(values).Append('\n');
    }

    private static string Study()
    {
        StringBuilder yaml = new("oncohort: 1\nstudy: {id: stress, title: A large study of made patients}\ncohort: {source: cohort.csv, id: id}\nvariables:\n");
        for (int j = 0; j < Variables; j++) yaml.Append(CultureInfo.InvariantCulture, $"  {Name(j)}: {{label: Variable {j + 1} of the study}}\n");
        yaml.Append("endpoints:\n  os: {label: Overall survival, time: time, event: event, unit: months}\n  relapse: {label: Relapse, time: time, event: {column: cause, values: 1}, competing: {column: cause, values: 2}, unit: months}\nanalyses:\n");
        foreach (string analysis in Analyses()) yaml.Append("  - ").Append(analysis).Append('\n');
        return yaml.ToString();
    }

    private static IEnumerable<string> Analyses()
    {
        string all = string.Join(", ", Enumerable.Range(0, Variables).Select(Name));
        string[] groups = [.. Enumerable.Range(0, Variables).Where(j => Levels(j) > 0).Select(Name)];
        string[] numbers = [.. Enumerable.Range(0, Variables).Where(j => Levels(j) == 0).Select(Name)];
        string[] arms = [.. Enumerable.Range(0, Variables).Where(j => Levels(j) == 2).Select(Name)];
        for (int i = 0; i < 18; i++) yield return $"table1: {{by: {groups[i]}, rows: [{Others(groups[i])}]}}";
        for (int i = 0; i < 4; i++) yield return $"km: {{endpoint: os, by: {groups[i]}, facet: {groups[i + 1]}, at: [12, 24, 36, 48, 60, 72, 84, 96]}}";
        for (int i = 0; i < 3; i++) yield return $"cif: {{endpoint: relapse, by: {groups[i]}, facet: {groups[i + 2]}, at: [12, 36, 60, 84]}}";
        foreach (string endpoint in (string[])["os", "relapse"])
        {
            yield return $"cox: {{endpoint: {endpoint}, univariable: [{all}], multivariable: {{enter: 'p < 0.2'}}, zph: true}}";
            yield return $"rmst: {{endpoint: {endpoint}, by: {groups[1]}, tau: 60}}";
        }

        for (int i = 0; i < 3; i++) yield return $"cox: {{endpoint: os, covariates: [{string.Join(", ", groups.Skip(10 * i).Take(10).Concat(numbers.Skip(10 * i).Take(10)))}], zph: true, diagnostics: true}}";
        for (int i = 0; i < 2; i++) yield return $"finegray: {{endpoint: relapse, covariates: [{string.Join(", ", groups.Skip(15 * i).Take(15).Concat(numbers.Skip(15 * i).Take(15)))}], univariable: true, cause_specific: true}}";
        for (int i = 0; i < 4; i++) yield return $"subgroups: {{endpoint: os, treatment: {arms[i]}, variables: [{string.Join(", ", groups.Where(name => name != arms[i]))}]}}";
        yield return $"logrank: {{endpoint: os, by: {groups[8]}, pairwise: holm}}";
        yield return $"chisq: {{rows: {groups[1]}, columns: {groups[2]}}}";
    }

    private static string Others(string group) => string.Join(", ", Enumerable.Range(0, Variables).Select(Name).Where(name => name != group));
}
