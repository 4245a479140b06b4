using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks what is compared from landmarks on, each landmark with the patients it has left.</summary>
internal sealed class LandmarkMask(CountBook book, Population patients, IReadOnlyDictionary<string, string> labels)
{
    public LandmarkResult Of(LandmarkResult landmarks) => landmarks with { Landmarks = [.. landmarks.Landmarks.Select(landmark => Landmark(landmark, landmarks))] };

    private LandmarkAnalysisResult Landmark(LandmarkAnalysisResult landmark, LandmarkResult all)
    {
        KeyedCount n = patients.N(landmark.N);
        KeyedCount events = patients.Events("", landmark.Events);
        KeyedCount[] excluded = [.. landmark.Excluded.Select(reason => new KeyedCount(FormattableString.Invariant($"left out|{patients.Filter}|{patients.Endpoint}|{landmark.Time}|{reason.Reason}"), reason.Count, 3))];
        book.Sum(patients.N(all.N), excluded.Prepend(n));
        book.Sum(n, events, patients.Rest(FormattableString.Invariant($"without event|{landmark.Time}"), n.Number - events.Number));

        // Groups are formed at the landmark, so that they are other groups at another one.
        Population here = patients.Narrow(FormattableString.Invariant($"at {landmark.Time}"));
        book.Sum(n, here.N(landmark.N));
        book.Sum(events, here.Events("", landmark.Events));
        var curves = new SurvivalMask(book, here, labels);
        return landmark with
        {
            N = book.Print(n),
            Events = book.Print(events),
            Excluded = [.. landmark.Excluded.Select((reason, i) => reason with { Count = book.Print(excluded[i]) })],
            Strata = curves.Strata(landmark.N, landmark.Strata, all.GroupLabel),
            LogRank = landmark.LogRank is { } test ? curves.Inner(test, all.GroupLabel) : null,
            Model = landmark.Model is { } model ? Model(model, here) : null,
        };
    }

    private CoxResult Model(CoxResult model, Population here) => new ModelMask(book, here).Of(model) with
    {
        N = book.Print(here.N(model.N)),
        Excluded = [],
        Warnings = WarningMask.Of(model.Warnings),
        Settings = SettingsMask.Of(model.Settings),
    };
}
