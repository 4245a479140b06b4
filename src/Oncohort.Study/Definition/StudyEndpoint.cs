using Oncohort.Study.FollowUp;

namespace Oncohort.Study.Definition;

/// <summary>An endpoint of the study.</summary>
/// <param name="Id">The identifier by which analyses name it.</param>
/// <param name="Endpoint">How patients become (entry, exit, code).</param>
/// <param name="Places">The place in the study file of each column it names, by column.</param>
/// <param name="Place">The place of the endpoint in the study file.</param>
public sealed record StudyEndpoint(string Id, Endpoint Endpoint, IReadOnlyDictionary<string, string> Places, string Place)
{
    /// <summary>The label for people.</summary>
    public string Label => Endpoint.Caption!.Label;

    /// <summary>The unit of time; null when the study file does not say.</summary>
    public string? Unit => Endpoint.Caption!.Unit;
}
