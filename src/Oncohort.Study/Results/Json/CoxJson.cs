using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes Cox models.</summary>
internal static class CoxJson
{
    /// <summary>Writes the fields of the verb <c>cox</c>.</summary>
    public static void Write(Utf8JsonWriter json, CoxResult result)
    {
        json.Count("events", result.Events);
        json.WriteNumber("iterations", result.Iterations);
        json.WriteBoolean("converged", result.Converged);
        json.WriteStartObject("loglik");
        json.Number("null", result.Loglik.Null);
        json.Number("model", result.Loglik.Model);
        json.WriteEndObject();
        json.List("terms", result.Terms, term => Term(json, term));
        json.WriteStartObject("tests");
        json.Test("likelihood_ratio", result.Tests.LikelihoodRatio);
        json.Test("wald", result.Tests.Wald);
        json.Test("score", result.Tests.Score);
        json.WriteEndObject();
        json.WriteStartObject("concordance");
        json.Number("estimate", result.Concordance.Estimate);
        json.Number("se", result.Concordance.Se);
        json.WriteEndObject();
        CoxSupportJson.Write(json, result);
        if (result.Causes is { } causes) FineGrayJson.Causes(json, "causes", causes);
        CoxChecksJson.Write(json, result.Checks);
        StepwiseJson.Write(json, result.Steps);
        if (result.Ph is not { } tests) return;
        json.List("ph", tests, test =>
        {
            json.WriteString("term", test.Term);
            json.Test(test.Chi2, test.Df, test.P);
        });
    }

    /// <summary>Writes univariable and multivariable models.</summary>
    public static void Write(Utf8JsonWriter json, CoxTableResult result)
    {
        json.OptionalString("entry_rule", result.EntryRule);
        json.List("univariable", result.Univariable, model => AnalysisJson.WriteBody(json, model));
        if (result.Multivariable is null)
        {
            json.WriteNull("multivariable");
            return;
        }

        json.WriteStartObject("multivariable");
        AnalysisJson.WriteBody(json, result.Multivariable);
        json.WriteEndObject();
    }

    /// <summary>Writes the fields of one coefficient.</summary>
    public static void Term(Utf8JsonWriter json, CoxTermResult term)
    {
        json.WriteString("term", term.Term);
        json.WriteString("variable", term.Variable);
        json.OptionalString("level", term.Level);
        json.OptionalString("reference", term.Reference);
        json.OptionalString("time", term.Time);
        json.OptionalString("label", term.Label);
        json.WriteString("status", term.Status);
        json.Number("coef", term.Coef);
        json.Number("hr", term.Hr);
        json.Number("se", term.Se);
        json.Number("robust_se", term.RobustSe);
        json.Number("z", term.Z);
        json.Number("p", term.P);
        json.Limits(term.Lower, term.Upper);
    }
}
