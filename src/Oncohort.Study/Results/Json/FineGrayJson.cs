using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes subdistribution hazards models and cause-specific models.</summary>
internal static class FineGrayJson
{
    /// <summary>Writes the fields of the verb <c>finegray</c>.</summary>
    public static void Write(Utf8JsonWriter json, FineGrayResult result)
    {
        json.WriteString("cause", result.Cause);
        json.Count("events", result.Events);
        json.Count("competing", result.Competing);
        json.WriteNumber("iterations", result.Iterations);
        json.WriteBoolean("converged", result.Converged);
        Likelihood(json, result.Loglik);
        json.List("terms", result.Terms, term => CoxJson.Term(json, term));
        Tests(json, result.Tests);
        if (result.Bootstrap is { } bootstrap) Bootstrap(json, bootstrap);
        json.List("predictions", result.Predictions, curve =>
        {
            json.WriteString("pattern", curve.Pattern);
            Times(json, "at", curve.At);
            Times(json, "steps", curve.Steps);
        });
        json.Number("largest_total", result.LargestTotal);
        if (result.CauseSpecific is { } causes) Causes(json, "cause_specific", causes);
        if (result.Univariable is { } models) json.List("univariable", models, model => AnalysisJson.WriteBody(json, model));
    }

    /// <summary>Writes the Cox models of all causes.</summary>
    public static void Causes(Utf8JsonWriter json, string name, IReadOnlyList<CauseModelResult> causes) => json.List(name, causes, model =>
    {
        json.WriteString("cause", model.Cause);
        json.Count("events", model.Events);
        json.WriteBoolean("converged", model.Converged);
        Likelihood(json, model.Loglik);
        json.List("terms", model.Terms, term => CoxJson.Term(json, term));
        Tests(json, model.Tests);
    });

    private static void Likelihood(Utf8JsonWriter json, LogLikelihood loglik)
    {
        json.WriteStartObject("loglik");
        json.Number("null", loglik.Null);
        json.Number("model", loglik.Model);
        json.WriteEndObject();
    }

    private static void Tests(Utf8JsonWriter json, CoxTests tests)
    {
        json.WriteStartObject("tests");
        json.Test("likelihood_ratio", tests.LikelihoodRatio);
        json.Test("wald", tests.Wald);
        json.Test("score", tests.Score);
        json.WriteEndObject();
    }

    private static void Bootstrap(Utf8JsonWriter json, BootstrapResult bootstrap)
    {
        json.WriteStartObject("bootstrap");
        json.WriteNumber("replicates", bootstrap.Replicates);
        json.WriteNumber("used", bootstrap.Used);
        json.WriteNumber("seed", bootstrap.Seed);
        json.List("terms", bootstrap.Terms, term =>
        {
            json.WriteString("term", term.Term);
            json.Number("se", term.Se);
            json.Limits(term.Lower, term.Upper);
        });
        json.WriteEndObject();
    }

    private static void Times(Utf8JsonWriter json, string name, IReadOnlyList<PredictedTime> times) => json.List(name, times, time =>
    {
        json.WriteNumber("time", time.Time);
        json.Number("cif", time.Cif);
    });
}
