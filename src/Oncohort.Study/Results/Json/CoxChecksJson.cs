using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes what was looked at in a Cox model.</summary>
internal static class CoxChecksJson
{
    /// <summary>Writes <c>term_tests</c>, <c>splines</c>, <c>influence</c> and <c>schoenfeld</c>, each when it was asked for.</summary>
    public static void Write(Utf8JsonWriter json, CoxChecksResult? checks)
    {
        if (checks?.TermTests is { } tests)
        {
            json.List("term_tests", tests, test =>
            {
                json.WriteString("term", test.Term);
                json.WriteString("kind", test.Kind);
                json.Test(test.Test.Chi2, test.Test.Df, test.Test.P);
            });
        }

        if (checks?.Splines is { Count: > 0 } curves) json.List("splines", curves, curve => Curve(json, curve));
        if (checks?.Influence is { } rows) json.List("influence", rows, row => Influence(json, row));
        if (checks?.Schoenfeld is { } terms) json.List("schoenfeld", terms, term => Schoenfeld(json, term));
    }

    private static void Curve(Utf8JsonWriter json, EffectCurveResult curve)
    {
        json.WriteString("term", curve.Term);
        json.OptionalString("label", curve.Label);
        json.WriteStartArray("knots");
        foreach (double knot in curve.Knots) json.WriteNumberValue(knot);
        json.WriteEndArray();
        json.WriteNumber("reference", curve.Reference);
        json.OptionalString("given", curve.Given);
        json.List("points", curve.Points, point =>
        {
            json.WriteNumber("value", point.Value);
            json.Number("log_hr", point.LogHr);
            json.Number("hr", point.Hr);
            json.Limits(point.Lower, point.Upper);
        });
    }

    private static void Influence(Utf8JsonWriter json, InfluenceResult row)
    {
        if (row.Row is { } number) json.WriteNumber("row", number);
        json.OptionalString("id", row.Id);
        json.WriteString("term", row.Term);
        json.WriteNumber("dfbeta", row.DfBeta);
        json.WriteNumber("dfbetas", row.DfBetas);
        json.WriteNumber("displacement", row.Displacement);
    }

    private static void Schoenfeld(Utf8JsonWriter json, SchoenfeldResult term)
    {
        json.WriteString("term", term.Term);
        json.WriteNumber("coef", term.Coef);
        json.WriteString("transform", term.Transform);
        json.List("smooth", term.Smooth, point =>
        {
            json.WriteNumber("time", point.Time);
            json.WriteNumber("estimate", point.Estimate);
            json.Limits(point.Lower, point.Upper);
        });
    }
}
