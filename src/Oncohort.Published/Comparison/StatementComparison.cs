using System.Globalization;

namespace Oncohort.Published.Comparison;

/// <summary>Numbers that no count decides: from a column where the study says which, otherwise only stated.</summary>
internal static class StatementComparison
{
    public static void Run(PublishedStudy study, CohortView cohort, NumberList numbers)
    {
        foreach (PublishedStatement statement in study.Statements)
        {
            string unit = statement.Unit is null ? "" : ", " + statement.Unit;
            for (int i = 0; i < statement.Values.Count; i++)
            {
                string id = statement.Values.Count == 1 ? statement.Id : $"{statement.Id}.{(i + 1).ToString(CultureInfo.InvariantCulture)}";
                numbers.Add(id, statement.Label + unit, statement.Place, statement.Values[i], Decided(statement.DecidedBy, i, cohort), Name(statement.DecidedBy, i));
            }
        }
    }

    private static string? Name(StatementSource? source, int value) =>
        source is null ? null : $"{source.Take[value].Replace('_', ' ')} of {source.Column}";

    private static Computed Decided(StatementSource? source, int value, CohortView cohort)
    {
        if (source is null) return Computed.Missing("it says how the study was done; no column decides it");
        string take = source.Take[value];
        if (StatementSource.OfDates(take))
        {
            if (cohort.Dates(source.Column) is not { } dates) return Computed.Missing($"the cohort has no column of dates '{source.Column}'");
            DateOnly[] held = [.. dates.OfType<DateOnly>()];
            if (held.Length == 0) return Computed.Missing("no patient has a date");
            DateOnly date = take.StartsWith("first", StringComparison.Ordinal) ? held.Min() : held.Max();
            return new Computed(take.EndsWith("year", StringComparison.Ordinal) ? date.Year : date.Month, null);
        }

        if (cohort.Numbers(source.Column) is not { } numbers) return Computed.Missing($"the cohort has no column of numbers '{source.Column}'");
        double[] values = [.. numbers.OfType<double>()];
        if (values.Length == 0) return Computed.Missing("no patient has a value");
        return new Computed(take == "min" ? values.Min() : values.Max(), null);
    }
}
