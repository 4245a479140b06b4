namespace Oncohort.Survival.Subgroups;

/// <summary>Follow-up of some of the rows.</summary>
internal static class RowSelection
{
    /// <summary>The rows in the order given; times keep what near-ties were merged to.</summary>
    public static TimeToEvent Take(TimeToEvent data, int[] rows) => TimeToEvent.Create(
        Array.ConvertAll(rows, data.ExitTime),
        Array.ConvertAll(rows, row => data.Code[row]),
        data.Axis.EntryTimes is { } entry ? Array.ConvertAll(rows, row => entry[row]) : null,
        data.Weight is { } weight ? Array.ConvertAll(rows, row => weight[row]) : null,
        data.Count is { } count ? Array.ConvertAll(rows, row => count[row]) : null);
}
