namespace Oncohort.Oncology.Endpoints;

/// <summary>How many organs hold distant metastases.</summary>
public enum MetastaticPattern
{
    /// <summary>Fewer organs than the threshold.</summary>
    SingleSite,
    /// <summary>As many organs as the threshold or more.</summary>
    MultipleSites,
}

/// <summary>The organs with distant metastases of one patient, and what they amount to.</summary>
/// <param name="Organs">The distinct organs in ordinal order.</param>
/// <param name="Pattern">Single or multiple.</param>
/// <param name="Label">The organ when it is one, <c>multiple</c>, or the organs joined by <c>+</c> below a higher threshold.</param>
public sealed record MetastaticSites(IReadOnlyList<string> Organs, MetastaticPattern Pattern, string Label)
{
    /// <summary>Classifies organs.</summary>
    /// <param name="organs">The organs, at least one; an organ named twice counts once.</param>
    /// <param name="multipleFrom">The number of organs from which a patient has multiple sites, 2 or more.</param>
    /// <exception cref="ArgumentException">There is no organ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 2.</exception>
    public static MetastaticSites Of(IEnumerable<string> organs, int multipleFrom = 2)
    {
        if (multipleFrom < 2) throw new ArgumentOutOfRangeException(nameof(multipleFrom), multipleFrom, "Multiple sites are 2 organs or more.");
        string[] distinct = [.. organs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (distinct.Length == 0) throw new ArgumentException("A patient with metastases has at least one organ.", nameof(organs));
        return distinct.Length >= multipleFrom
            ? new MetastaticSites(distinct, MetastaticPattern.MultipleSites, "multiple")
            : new MetastaticSites(distinct, MetastaticPattern.SingleSite, string.Join('+', distinct));
    }
}
