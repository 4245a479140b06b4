using System.Text.Json;
using Oncohort.Proof.Results;

namespace Oncohort.Proof;

/// <summary>The numbers of a run's <c>results.json</c>.</summary>
public sealed class ResultsFile
{
    private ResultsFile(IReadOnlyList<Fact> facts) => Facts = facts;

    /// <summary>How many numbers it holds that a text may state.</summary>
    public int Count => Facts.Sum(fact => fact.Numbers.Count);

    internal IReadOnlyList<Fact> Facts { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableException">The file is missing, is not JSON or holds no results.</exception>
    public static ResultsFile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"the results cannot be read: {exception.Message}", "results.json as 'oncohort run' writes it", ofResults: true);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="UnreadableException">The text is not JSON or holds no results.</exception>
    public static ResultsFile Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("version", out _))
                throw new UnreadableException("the results are not those of a run: they name no version", "results.json as 'oncohort run' writes it", ofResults: true);
            return new ResultsFile(FactReader.Read(document.RootElement));
        }
        catch (JsonException exception)
        {
            throw new UnreadableException($"the results are not JSON: {exception.Message}", "results.json as 'oncohort run' writes it", ofResults: true);
        }
    }
}
