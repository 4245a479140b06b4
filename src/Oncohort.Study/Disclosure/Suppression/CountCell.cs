namespace Oncohort.Study.Disclosure.Suppression;

/// <summary>A number of patients or events in a document; the same key with the same value, of the same patients, is the same number wherever it stands.</summary>
/// <param name="Key">What is counted, such as <c>events|os|stage=II</c>.</param>
/// <param name="Value">How many.</param>
/// <param name="IsPrinted">Whether it stands in the document; a number that is not printed can still be what is left of a sum.</param>
/// <param name="Cost">How much is lost when it is withheld to protect another one.</param>
internal readonly record struct CountCell(string Key, double Value, bool IsPrinted, double Cost)
{
    /// <summary>Why patients are left out of the count, in order.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Whether the patients of this count are among those of another one: everybody who is left out there is left out here.</summary>
    public bool IsWithin(CountCell other) => other.Without.All(Without.Contains);
}

/// <summary>A total and its parts, by their places among the cells.</summary>
internal readonly record struct CountSum(int Total, IReadOnlyList<int> Parts)
{
    public IEnumerable<int> Cells => Parts.Prepend(Total);
}
