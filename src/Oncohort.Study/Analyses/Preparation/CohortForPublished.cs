using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Published;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>The cohort by the names that a published study gives its variables and endpoints. A column that the cohort lacks, or a value that the study does not know, is warned of.</summary>
internal sealed class CohortForPublished(CohortTable table, PublishedRequest request, WarningList warnings)
{
    public PublishedCohort Read()
    {
        var columns = request.Variables.ToDictionary(column => column.Variable, StringComparer.Ordinal);
        PublishedVariable[] held = [.. request.Study.Variables.Where(variable => table.Names.Contains(columns[variable.Id].Column))];
        WarnOfMissing([.. request.Study.Variables.Where(variable => variable.Derivation is null).Except(held)]);
        Dictionary<string, CohortFollowUp> endpoints = new(StringComparer.Ordinal);
        foreach ((string id, Endpoint endpoint) in request.Endpoints)
        {
            if (FollowUp(id, endpoint) is { } followUp) endpoints[id] = followUp;
        }

        Column[] statements = [.. request.Study.Statements.Select(statement => statement.DecidedBy?.Column).OfType<string>().Distinct(StringComparer.Ordinal).Where(table.Names.Contains).Select(name => table[name])];
        Dictionary<string, IReadOnlyList<double?>> numbers = held.Where(variable => variable.IsNumber)
            .ToDictionary(variable => variable.Id, IReadOnlyList<double?> (variable) => Numbers(table.RequireNumber(columns[variable.Id].Column)), StringComparer.Ordinal);
        foreach (NumberColumn column in statements.OfType<NumberColumn>()) numbers.TryAdd(column.Name, Numbers(column));
        return new PublishedCohort(
            table.Rows,
            held.Where(variable => !variable.IsNumber).ToDictionary(variable => variable.Id, IReadOnlyList<string?> (variable) => Levels(variable, columns[variable.Id]), StringComparer.Ordinal),
            numbers,
            endpoints)
        {
            Dates = statements.OfType<DateColumn>().ToDictionary(column => column.Name, IReadOnlyList<DateOnly?> (column) => Dates(column), StringComparer.Ordinal),
        };
    }

    private void WarnOfMissing(PublishedVariable[] missing)
    {
        if (missing.Length == 0) return;
        string names = string.Join(", ", missing.Select(variable => variable.Id));
        warnings.Add(Warn.Of(FaultCode.PublishedVariableAbsent, $"the cohort has no column for {missing.Length} of the published study's variables, whose numbers cannot be compared: {names}"));
    }

    private CohortFollowUp? FollowUp(string id, Endpoint endpoint)
    {
        var cases = new CompleteCases(table.Rows);
        ObservedFollowUp observed = endpoint.Observe(table, cases);
        warnings.AddRange(observed.Warnings);
        double factor = Factor(id, endpoint.Caption?.Unit);
        if (observed.Entry is null) return new CohortFollowUp([.. observed.Exit.Select((time, row) => cases.IsLeftOut(row) ? (double?)null : time * factor)], observed.Code);
        warnings.Add(Warn.Of(FaultCode.MethodNotDefined, $"patients enter late at the endpoint of '{id}'; published numbers are not compared with late entry"));
        return null;
    }

    /// <summary>From the unit of the cohort's endpoint to that of the paper; 1 where one of them is not known.</summary>
    private double Factor(string id, string? unit)
    {
        string printed = request.Study.Endpoints.First(endpoint => endpoint.Id == id).Unit;
        return unit is null || unit == printed || !Choices.TimeUnits.TryParse(unit, out TimeUnit own) || !Choices.TimeUnits.TryParse(printed, out TimeUnit theirs) ? 1 : own.Days() / theirs.Days();
    }

    private static double?[] Numbers(NumberColumn column)
    {
        double?[] values = new double?[column.Rows];
        for (int row = 0; row < values.Length; row++) values[row] = column.IsMissing(row) ? null : column.Values[row];
        return values;
    }

    private static DateOnly?[] Dates(DateColumn column)
    {
        var dates = new DateOnly?[column.Rows];
        for (int row = 0; row < dates.Length; row++) dates[row] = column.IsMissing(row) ? null : DateOnly.FromDayNumber(column.DayNumbers[row]);
        return dates;
    }

    private string?[] Levels(PublishedVariable variable, PublishedColumn column)
    {
        string?[] levels = new string?[table.Rows];
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        Column values = table[column.Column];
        for (int row = 0; row < levels.Length; row++)
        {
            if (Text(values, row) is not { } value) continue;
            levels[row] = new[] { value, column.Labels.GetValueOrDefault(value) }.FirstOrDefault(name => name is not null && variable.Levels.Contains(name, StringComparer.Ordinal));
            if (levels[row] is null) unknown.Add(value);
        }

        if (unknown.Count > 0)
            warnings.Add(Warn.Of(FaultCode.LevelsDiffer, $"values of '{column.Column}' are no levels of the published '{variable.Id}' and count as none: {string.Join(", ", unknown.Take(10))}; its levels are {string.Join(", ", variable.Levels)}"));
        return levels;
    }

    private static string? Text(Column column, int row) => column.IsMissing(row) ? null : column switch
    {
        TextColumn text => text.Levels[text.Codes[row]],
        NumberColumn number => number.Values[row].ToString("R", CultureInfo.InvariantCulture),
        DateColumn date => DateOnly.FromDayNumber(date.DayNumbers[row]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };
}
