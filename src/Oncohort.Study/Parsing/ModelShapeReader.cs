using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the terms of a Cox model (<c>splines</c>, <c>polynomials</c>, <c>interactions</c>, <c>time_varying</c>) and its checks (<c>diagnostics</c>, <c>zph_transform</c>, <c>term_tests</c>).</summary>
internal static class ModelShapeReader
{
    private static readonly string[] Keys = ["splines", "polynomials", "interactions", "time_varying"];

    /// <summary>The terms; what is wrong with them becomes faults at their keys.</summary>
    public static ModelShape Shape(AnalysisBlock block, IReadOnlyList<Variable> covariates)
    {
        string[] names = [.. covariates.Select(covariate => covariate.Name).Distinct(StringComparer.Ordinal)];
        var shape = new ModelShape
        {
            Splines = Each(block, "splines", SplineTerm.Expected, SplineTerm.From),
            Polynomials = Each(block, "polynomials", PolynomialTerm.Expected, (name, numbers) => numbers is [var degree] ? PolynomialTerm.From(name, degree) : null),
            Interactions = Interactions(block, names),
            TimeVarying = TimeVarying(block),
        };
        string? first = Array.Find(Keys, block.Keys.Has);
        if (first is null || names.Length == 0) return shape;
        foreach (Fault fault in shape.Faults(names, first)) block.Fault(fault.Code, fault.What, first, fault.Expected, fault.Fix);
        return shape;
    }

    /// <summary>The checks.</summary>
    public static ModelChecks Checks(AnalysisBlock block, CoxTies ties)
    {
        bool diagnostics = block.Keys.Truth("diagnostics") ?? false;
        if (diagnostics && ties == CoxTies.Discrete)
            block.Fault(FaultCode.BadValue, "residuals are not defined for the discrete partial likelihood", "diagnostics", "ties efron or breslow", "choose another tie method, or leave out 'diagnostics'");
        return new ModelChecks
        {
            TermTests = block.Keys.Truth("term_tests") ?? false,
            Transform = block.Keys.Choice("zph_transform", Choices.TimeTransforms, TimeTransform.KaplanMeier),
            Influence = diagnostics,
            SchoenfeldCurves = diagnostics,
            Identifier = diagnostics ? block.Names.PatientId : null,
            RowNumbers = false,
        };
    }

    private static T[] Each<T>(AnalysisBlock block, string key, string expected, Func<string, IReadOnlyList<double>, T?> make)
        where T : class
    {
        List<T> terms = [];
        if (block.Keys.Has(key) && block.Keys.Block(key) is { } forms)
        {
            foreach (string name in forms.Node.Entries.Select(entry => entry.Key.Text))
            {
                IReadOnlyList<double>? numbers = forms.Numbers(name, _ => true, expected);
                if (numbers is null || numbers.Count == 0) continue;
                if (make(name, numbers) is { } term) terms.Add(term);
                else block.Fault(FaultCode.BadValue, $"'{name}' has no such form", key, expected);
            }
        }

        return [.. terms];
    }

    private static InteractionTerm[] Interactions(AnalysisBlock block, string[] names)
    {
        List<InteractionTerm> terms = [];
        foreach (string text in block.Keys.Has("interactions") ? block.Keys.Texts("interactions") ?? [] : [])
        {
            if (InteractionTerm.From(text, names) is { } term) terms.Add(term);
            else block.Fault(FaultCode.BadValue, $"'{text}' is no interaction", "interactions", $"two covariates joined by ':', of: {string.Join(", ", names)}");
        }

        return [.. terms];
    }

    private static TimeVaryingTerm[] TimeVarying(AnalysisBlock block)
    {
        List<TimeVaryingTerm> terms = [];
        if (block.Keys.Has("time_varying") && block.Keys.Block("time_varying") is { } forms)
        {
            foreach (string name in forms.Node.Entries.Select(entry => entry.Key.Text))
            {
                TimeVaryingTerm? term = forms.Find(name) is YamlScalar { Text: "log" }
                    ? new TimeVaryingTerm(name, null)
                    : forms.Numbers(name, time => time > 0, TimeVaryingTerm.Expected) is { } cuts ? TimeVaryingTerm.From(name, cuts) : null;
                if (term is not null) terms.Add(term);
                else block.Fault(FaultCode.BadValue, $"'{name}' has no such form", "time_varying", TimeVaryingTerm.Expected);
            }
        }

        return [.. terms];
    }
}
