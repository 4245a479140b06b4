namespace Oncohort.Published.Auditing;

/// <summary>Percentages of the same patients out of the same patients, printed more than once.</summary>
internal static class RepeatChecks
{
    public static IEnumerable<AuditFinding> Of(PublishedStudy study, KnownCounts known)
    {
        List<Share> shares = [.. study.Counts.Where(count => count.Percent is { Kind: PrintedKind.Number })
            .Select(count => new Share(count.Id, count.Percent!, KnownCounts.Join(count.Within, count.Of), count.Within, count.Place))];
        for (int i = 1; i < shares.Count; i++)
        {
            if (shares.Take(i).FirstOrDefault(share => known.Same(share.Of, shares[i].Of) && known.Same(share.Within, shares[i].Within)) is { } first)
                yield return Compare(first, shares[i], known);
        }
    }

    private static AuditFinding Compare(Share first, Share second, KnownCounts known)
    {
        double gap = Math.Abs(first.Percent.Value - second.Percent.Value), reach = first.Percent.HalfUnit + second.Percent.HalfUnit;
        double slack = 1e-9 * Math.Max(1, Math.Abs(first.Percent.Value));
        double? exact = known.Of(first.Of) is { } n && known.Of(first.Within) is { } all && all > 0 ? 100 * n / all : null;
        AuditVerdict verdict = gap < reach - slack ? AuditVerdict.Consistent
            : gap > reach + slack ? AuditVerdict.Inconsistent
            : Midway(first.Percent, second.Percent, exact) ? AuditVerdict.Rounding
            : AuditVerdict.Inconsistent;
        string where = $"{first.Percent} in {first.Place ?? first.Id}, {second.Percent} in {second.Place ?? second.Id}";
        return new AuditFinding($"{first.Id} and {second.Id}", "repeated_percentage", $"{first.Percent}, {second.Percent}", exact, verdict,
            verdict == AuditVerdict.Rounding ? where + ": one value halfway between them, rounded up and down" : where);
    }

    /// <summary>Whether one value can round to both: it lies exactly halfway, or is not known.</summary>
    private static bool Midway(Printed one, Printed other, double? exact)
    {
        double edge = one.Value < other.Value ? one.Value + one.HalfUnit : one.Value - one.HalfUnit;
        return exact is not { } value || Math.Abs(value - edge) < 1e-9 * Math.Max(1, Math.Abs(edge));
    }

    private sealed record Share(string Id, Printed Percent, Selection Of, Selection Within, string? Place);
}
