using Oncohort.Reporting.Vocabularies;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Formatting;

/// <summary>What people read for an event: the words of the study file, else the endpoint's label for its own event, else the value in the data.</summary>
internal sealed class CauseNames(Vocabulary words)
{
    public string Of(EndpointCaption? endpoint, string cause, bool own)
    {
        if (endpoint?.CauseLabels.GetValueOrDefault(cause) is { } named) return named;
        if (own && endpoint is not null) return endpoint.Label;
        return own ? words.Say($"Event {cause}") : words.Say($"Competing event {cause}");
    }
}
