using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks models: their events, the coefficients of thin levels, and everything that shows single patients.</summary>
internal sealed class ModelMask(CountBook book, Population patients)
{
    private const string Withheld = "withheld";

    public CoxResult Of(CoxResult model)
    {
        Count events = Events(model.N, model.Events);
        return model with
        {
            Events = events,
            EventsPerVariable = events.IsWithheld ? null : model.EventsPerVariable,
            Terms = Terms(model.Terms),
            Causes = model.Causes is { } causes ? Causes(causes) : null,
            Checks = model.Checks is { } checks ? checks with { Influence = null, Schoenfeld = null, Residuals = null } : null,
        };
    }

    public FineGrayResult Of(FineGrayResult model)
    {
        KeyedCount competing = patients.Events("competing", model.Competing);
        KeyedCount events = patients.Events("", model.Events);
        KeyedCount n = patients.N(model.N);
        book.Sum(n, events, competing, patients.Rest("without event of any cause", n.Number - events.Number - competing.Number));
        return model with
        {
            N = book.Print(n),
            Events = Events(model.N, model.Events),
            Competing = book.Print(competing),
            Terms = Terms(model.Terms),
            Bootstrap = model.Bootstrap is { } bootstrap ? Bootstrap(bootstrap, model.Terms) : null,
            Predictions = [.. model.Predictions.Select(Prediction)],
            CauseSpecific = model.CauseSpecific is { } causes ? Causes(causes) : null,
            Univariable = model.Univariable is { } alone ? [.. alone.Select(Univariable)] : null,
        };
    }

    /// <summary>A term by its name only, so that no number of it is told that may be added later.</summary>
    public static CoxTermResult Without(CoxTermResult term) => new()
    {
        Term = term.Term,
        Variable = term.Variable,
        Level = term.Level,
        Reference = term.Reference,
        Time = term.Time,
        Curved = term.Curved,
        Indicator = term.Indicator,
        Label = term.Label,
        Status = Withheld,
        Support = term.Support,
    };

    private Count Events(Count n, Count events)
    {
        KeyedCount all = patients.N(n);
        KeyedCount occurred = patients.Events("", events);
        if (all.Number >= occurred.Number) book.Sum(all, occurred, patients.Rest("without event", all.Number - occurred.Number));
        return book.Print(occurred);
    }

    private FineGrayResult Univariable(FineGrayResult model) => new ModelMask(book, patients.LeavingOut(model.Excluded)).Of(model) with
    {
        Excluded = [.. model.Excluded.Select(reason => reason with { Count = book.Print(new KeyedCount($"left out|{reason.Reason}", reason.Count, 20)) })],
        Warnings = WarningMask.Of(model.Warnings),
        Settings = SettingsMask.Of(model.Settings),
    };

    private CauseModelResult[] Causes(IReadOnlyList<CauseModelResult> causes) => [.. causes.Select((cause, i) => cause with
    {
        Events = book.Print(patients.Events(i == 0 ? "" : causes.Count == 2 ? "competing" : cause.Cause, cause.Events)),
        Terms = Terms(cause.Terms),
    })];

    private CoxTermResult[] Terms(IReadOnlyList<CoxTermResult> terms) => [.. terms.Select(term => IsThin(term) ? Without(term) : term)];

    /// <summary>The standard error of a level's coefficient is near the root of the summed inverse events of the level and of its reference.</summary>
    private bool IsThin(CoxTermResult term) => term.Support is { } support && support.Counts.Any(count => !book.IsSafe(count.AtLeast));

    private BootstrapResult Bootstrap(BootstrapResult bootstrap, IReadOnlyList<CoxTermResult> terms)
    {
        string[] thin = [.. terms.Where(IsThin).Select(term => term.Term)];
        return bootstrap with { Terms = [.. bootstrap.Terms.Select(term => thin.Contains(term.Term) ? term with { Se = null, Lower = null, Upper = null } : term)] };
    }

    /// <summary>A predicted curve rises at every event; every so many rises are joined.</summary>
    private PredictedCurve Prediction(PredictedCurve curve) => curve with
    {
        Steps = [.. curve.Steps.Where((_, i) => (i + 1) % book.Below == 0).Select(step => step with { Cif = Math.Round(step.Cif ?? 0, 3) })],
        At = [.. curve.At.Select(at => at.Cif is { } value ? at with { Cif = Math.Round(value, 3) } : at)],
    };
}
