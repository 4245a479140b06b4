using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Wording;

/// <summary>Landmark analyses and subgroups in sentences.</summary>
internal static class ComparisonSentences
{
    public static IEnumerable<string> Of(LandmarkResult landmarks, Phrasebook book)
    {
        var say = Quantities.Of(book, landmarks);
        foreach (LandmarkAnalysisResult landmark in landmarks.Landmarks)
        {
            string time = say.At(landmark.Time, landmarks.Endpoint?.Unit);
            yield return landmark.Model is { } model
                ? book.Say("landmark", ("time", time), ("n", book.Edition.Rounded.Count(landmark.N)), ("events", book.Edition.Rounded.Count(landmark.Events)), ("group", EndpointWords.InSentence(landmarks.GroupLabel)), ("terms", ModelSentences.Terms(model.Terms, say, book)))
                : book.Say("landmark.none", ("time", time));
        }
    }

    public static IEnumerable<string> Of(SubgroupResult effects, Phrasebook book)
    {
        var say = Quantities.Of(book, effects);
        SubgroupEffect overall = effects.Overall;
        yield return book.Say("subgroups",
            ("arm", effects.Treatment.Arm), ("reference", effects.Treatment.Reference), ("hr", say.Ratio(overall.Hr, overall.Lower, overall.Upper)), ("p", say.P(overall.P)),
            ("n", book.Edition.Rounded.Count(effects.N)), ("events", book.Edition.Rounded.Count(effects.Events)));
        IEnumerable<string> tests = effects.Subgroups.Select(variable => book.Say("table1.test", ("label", variable.Label ?? variable.Variable), ("p", say.P(variable.Interaction.P ?? variable.InteractionWald.P))));
        if (effects.Subgroups.Count > 0) yield return book.Say("subgroups.interactions", ("list", book.List(tests)));
    }
}
