namespace Oncohort.Oncology.Histology;

/// <summary>The histological types of a tumour, as data. They are types, not degrees of differentiation, even where a paper calls them grades.</summary>
/// <param name="Id">The identifier, such as <c>who-npc</c>.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Types">The types in order.</param>
/// <param name="Source">Where the classification was taken from.</param>
public sealed record HistologyClassification(string Id, string Name, IReadOnlyList<HistologyType> Types, string Source)
{
    /// <summary>
    /// Nasopharyngeal carcinoma by the WHO: types I to III of the older editions, and the basaloid carcinoma that the edition of 2005 set beside them.
    /// ICD-O codes are left out: no source at hand confirms them.
    /// </summary>
    public static HistologyClassification WhoNasopharynx { get; } = new(
        "who-npc",
        "WHO types of nasopharyngeal carcinoma",
        [
            new("I", "WHO I, keratinizing", "keratinizing squamous cell carcinoma", ["keratinizing"]),
            new("II", "WHO II, non-keratinizing differentiated", "non-keratinizing carcinoma, differentiated", ["non-keratinizing", "non-keratinizing differentiated"]),
            new("III", "WHO III, undifferentiated", "non-keratinizing carcinoma, undifferentiated", ["undifferentiated", "non-keratinizing undifferentiated"]),
            new("basaloid", "Basaloid squamous", "basaloid squamous cell carcinoma, a fourth type since 2005", ["basaloid squamous"]),
        ],
        "NCI PDQ, Nasopharyngeal Cancer Treatment (2014), for types I to III; a public summary of the WHO classification of 2005 for the basaloid type");

    /// <summary>Every classification at hand.</summary>
    public static IReadOnlyList<HistologyClassification> All { get; } = [WhoNasopharynx];

    /// <summary>The classification with an identifier; null when there is none.</summary>
    public static HistologyClassification? Find(string id) => All.FirstOrDefault(classification => classification.Id == id);

    /// <summary>The type that a text names (<c>III</c>, <c>3</c>, <c>WHO III</c>, <c>type 3</c> or a name); null when it names none.</summary>
    public HistologyType? TypeOf(string text)
    {
        string given = text.Trim();
        foreach (string prefix in (string[])["WHO", "type", "grade"])
        {
            if (given.StartsWith(prefix + " ", StringComparison.OrdinalIgnoreCase)) given = given[(prefix.Length + 1)..].TrimStart();
        }

        int number = Array.IndexOf(Numbers, given);
        return Types.FirstOrDefault(type => Same(type.Id, given) || Same(type.Label, text.Trim()) || type.OtherNames.Any(name => Same(name, given)) || (number >= 0 && type.Id == Romans[number]));
    }

    private static readonly string[] Numbers = ["1", "2", "3"];
    private static readonly string[] Romans = ["I", "II", "III"];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
