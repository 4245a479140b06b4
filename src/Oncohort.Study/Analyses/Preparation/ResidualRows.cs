using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Residuals of every row analysed, in the order of the source.</summary>
internal static class ResidualRows
{
    public static ResidualTable Of(ResidualKind kind, ModelRows model, CoxFit fit, RowNames names)
    {
        CoxResiduals residuals = fit.Residuals;
        Grouping? whole = model.Patients?.Patients;
        return kind switch
        {
            ResidualKind.Martingale => Rows(kind, [("martingale", residuals.Martingale(whole))], names),
            ResidualKind.Deviance => Rows(kind, [("deviance", residuals.Deviance(whole))], names),
            ResidualKind.Score => Rows(kind, Named(fit, residuals.Score(whole)), names),
            ResidualKind.DfBeta => Rows(kind, Named(fit, residuals.DfBeta(whole)), names),
            ResidualKind.DfBetas => Rows(kind, Named(fit, residuals.DfBetas(whole)), names),
            ResidualKind.Schoenfeld => Events(kind, residuals.Schoenfeld(), model, fit, names),
            _ => Events(kind, residuals.ScaledSchoenfeld(), model, fit, names),
        };
    }

    private static IReadOnlyList<(string, double[])> Named(CoxFit fit, IReadOnlyList<double[]> columns) => [.. columns.Select((values, j) => (fit.Terms[j].Name, values))];

    private static ResidualTable Rows(ResidualKind kind, IReadOnlyList<(string Name, double[] Values)> columns, RowNames names)
    {
        int rows = columns[0].Values.Length;
        int[] order = [.. Enumerable.Range(0, rows).OrderBy(names.Number)];
        return Table(kind, order, row => row, null, columns, names);
    }

    private static ResidualTable Events(ResidualKind kind, SchoenfeldResiduals residuals, ModelRows model, CoxFit fit, RowNames names)
    {
        int Row(int i) => model.Patients is { } split ? split.SourceRows[residuals.Rows[i]] : residuals.Rows[i];
        int[] order = [.. Enumerable.Range(0, residuals.Rows.Count).OrderBy(i => residuals.Times[i]).ThenBy(i => names.Number(Row(i)))];
        return Table(kind, order, Row, residuals.Times, Named(fit, residuals.Values), names);
    }

    private static ResidualTable Table(
        ResidualKind kind, int[] order, Func<int, int> row, IReadOnlyList<double>? times, IReadOnlyList<(string Name, double[] Values)> columns, RowNames names) => new(
            Choices.ResidualKinds.Name(kind),
            [.. order.Select(i => names.Number(row(i)))],
            names.HasIdentifiers ? [.. order.Select(i => names.Identifier(row(i)) ?? "")] : null,
            times is null ? null : [.. order.Select(i => times[i])],
            [.. columns.Select(column => (column.Name, Array.ConvertAll(order, i => column.Values[i])))]);
}
