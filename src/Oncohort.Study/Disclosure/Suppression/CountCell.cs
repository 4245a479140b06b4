namespace Oncohort.Study.Disclosure.Suppression;

/// <summary>A number of patients or events in a document; the same key with the same value is the same number wherever it stands.</summary>
/// <param name="Key">What is counted, such as <c>events|os|stage=II</c>.</param>
/// <param name="Value">How many.</param>
/// <param name="IsPrinted">Whether it stands in the document; a number that is not printed can still be what is left of a sum.</param>
/// <param name="Cost">How much is lost when it is withheld to protect another one.</param>
internal readonly record struct CountCell(string Key, double Value, bool IsPrinted, double Cost);

/// <summary>A total and its parts, by their places among the cells.</summary>
internal readonly record struct CountSum(int Total, IReadOnlyList<int> Parts)
{
    public IEnumerable<int> Cells => Parts.Prepend(Total);
}
