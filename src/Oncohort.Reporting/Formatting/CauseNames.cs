using Oncohort.Study.Results;

namespace Oncohort.Reporting.Formatting;

/// <summary>What people read for an event: the words of the study file, else the endpoint's label for its own event, else the value in the data.</summary>
internal static class CauseNames
{
    public static string Of(EndpointCaption? endpoint, string cause, bool own)
    {
        if (endpoint?.CauseLabels.GetValueOrDefault(cause) is { } words) return words;
        if (own && endpoint is not null) return endpoint.Label;
        return own ? $"Event {cause}" : $"Competing event {cause}";
    }
}
