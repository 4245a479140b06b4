using System.Collections.Frozen;
using Oncohort.Cohort.Faults;
using Oncohort.Study.FollowUp;

namespace Oncohort.Study.Parsing;

/// <summary>Reads what people read instead of the causes of an endpoint, by the names that results give the causes.</summary>
internal static class CauseLabels
{
    public static IReadOnlyDictionary<string, string> Read(MappingReader block, Endpoint? endpoint, FaultList faults)
    {
        Dictionary<string, string> written = ValueLabels.Read(block, faults);
        if (endpoint is null || written.Count == 0) return FrozenDictionary<string, string>.Empty;
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string label) in written)
        {
            if (!endpoint.NamedCauses.Any(cause => cause.Written == key))
            {
                faults.Add(FaultCode.UnknownLevel, $"'{key}' has a label but is no event of the endpoint", block.Find("labels")!,
                    $"one of: {string.Join(", ", endpoint.NamedCauses.Select(cause => cause.Written))}", "correct it or remove its label");
            }

            foreach (string name in endpoint.NamedCauses.Where(cause => cause.Written == key).SelectMany(cause => cause.Names)) labels.TryAdd(name, label);
        }

        return labels;
    }
}
