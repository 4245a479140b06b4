namespace Oncohort.Published.Reconstruction;

/// <summary>Counts printed at fixed times of a curve, which concern days and not the levels of variables.</summary>
internal static class PointCounts
{
    /// <summary>A count at a time, the percentage beside it and the count of the group, when they contradict one another; empty when none do.</summary>
    public static IReadOnlyList<string> Conflict(PublishedStudy study, IReadOnlyList<CountStatement> statements)
    {
        foreach (PublishedCurve curve in study.Curves)
        {
            CountStatement? group = statements.FirstOrDefault(statement => statement is { Count: > 0, Within.IsAll: true } && statement.Of.Same(curve.Within));
            PublishedPoint? before = null;
            foreach (PublishedPoint point in curve.Points.Where(point => point.N is not null).OrderBy(point => point.Time.Value))
            {
                string name = Name(curve, point);
                if (group is not null && point.N!.Value > group.Count!.Value) return [name, group.NameAndPlace];
                bool falls = before is not null && (curve.Quantity == CurveQuantity.Incidence ? point.N!.Value < before.N!.Value : point.N!.Value > before.N!.Value);
                if (falls) return [Name(curve, before!), name];
                before = point;
                if (group is null || point.Percent is not { } percent) continue;
                double share = 100 * point.N!.Value / group.Count!.Value;
                if (share < percent.Value - percent.HalfUnit || share > percent.Value + (2 * percent.HalfUnit)) return [name, $"{curve.Id} at {point.Time.Text} = {percent.Text} %{At(curve)}", group.NameAndPlace];
            }
        }

        return [];
    }

    private static string Name(PublishedCurve curve, PublishedPoint point) => $"{curve.Id} at {point.Time.Text} = {point.N!.Text}{At(curve)}";

    private static string At(PublishedCurve curve) => curve.Place is null ? "" : $" ({curve.Place})";
}
