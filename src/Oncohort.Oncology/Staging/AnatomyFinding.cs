namespace Oncohort.Oncology.Staging;

/// <summary>An anatomical fact that one edition asks for and another does not.</summary>
/// <param name="Id">Its short name, such as <c>below-cricoid</c>.</param>
/// <param name="Meaning">What is true when the answer is yes.</param>
public sealed record AnatomyFinding(string Id, string Meaning);
