namespace Oncohort.Study.Results;

/// <summary>The JSON form of results: snake_case names, numbers in full precision, null where a number does not exist.</summary>
public static class ResultJson
{
    /// <summary>Writes one result as one JSON document in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">A number of the result is not finite.</exception>
    public static void Write(Stream output, AnalysisResult result, bool indented = true) => throw new NotImplementedException();

    /// <summary>Writes everything a study run found as one JSON document in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">A number of a result is not finite.</exception>
    public static void Write(Stream output, StudyResults results) => throw new NotImplementedException();
}
