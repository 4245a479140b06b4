namespace Oncohort.Oncology.Toxicity;

/// <summary>A scale of adverse effects in one version. Grades of different scales or versions are never compared: their limits moved.</summary>
/// <param name="Id">The identifier, such as <c>ctcae-v5</c>.</param>
/// <param name="Name">The name of the scale, such as <c>CTCAE</c>.</param>
/// <param name="Version">The version, such as <c>5.0</c>.</param>
/// <param name="Source">Where the scale is published.</param>
public sealed record ToxicityScale(string Id, string Name, string Version, string Source)
{
    /// <summary>The highest grade, death from the effect.</summary>
    public const int HighestGrade = 5;

    /// <summary>The acute and late morbidity criteria of RTOG and EORTC.</summary>
    public static ToxicityScale RtogEortc { get; } = new("rtog-eortc", "RTOG/EORTC", "1995", "Cox 1995");

    /// <summary>CTCAE, version 3.0.</summary>
    public static ToxicityScale CtcaeV3 { get; } = Ctcae("3.0");

    /// <summary>CTCAE, version 4.0.</summary>
    public static ToxicityScale CtcaeV4 { get; } = Ctcae("4.0");

    /// <summary>CTCAE, version 5.0.</summary>
    public static ToxicityScale CtcaeV5 { get; } = Ctcae("5.0");

    /// <summary>CTCAE, version 6.0, of July 2025.</summary>
    public static ToxicityScale CtcaeV6 { get; } = Ctcae("6.0");

    /// <summary>Every scale.</summary>
    public static IReadOnlyList<ToxicityScale> All { get; } = [RtogEortc, CtcaeV3, CtcaeV4, CtcaeV5, CtcaeV6];

    /// <summary>The name with the version, such as <c>CTCAE version 5.0</c>.</summary>
    public string FullName => $"{Name} {(Name == "CTCAE" ? "version " : "")}{Version}";

    /// <summary>The scale with an identifier; null when there is none.</summary>
    public static ToxicityScale? Find(string id) => All.FirstOrDefault(scale => scale.Id == id);

    private static ToxicityScale Ctcae(string version) =>
        new($"ctcae-v{version[0]}", "CTCAE", version, "National Cancer Institute, Common Terminology Criteria for Adverse Events");
}
