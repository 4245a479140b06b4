using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Made;

/// <summary>Made Cox results: invented numbers of a likely size.</summary>
internal static class MadeModels
{
    public static CoxTermResult Factor(string variable, string label, string level, string reference, double hr, double lower, double upper, double p) => new()
    {
        Term = $"{variable}={level}",
        Variable = variable,
        Level = level,
        Reference = reference,
        Label = label,
        Coef = Math.Log(hr),
        Hr = hr,
        Se = 0.2,
        RobustSe = null,
        Z = 2,
        P = p,
        Lower = lower,
        Upper = upper,
        Status = "estimated",
    };

    public static CoxTermResult Numeric(string variable, string label, double hr, double lower, double upper, double p) =>
        Factor(variable, label, "", "", hr, lower, upper, p) with { Term = variable, Level = null, Reference = null };

    public static CoxTermResult Separated(string variable, string label, string level, string reference) => Factor(variable, label, level, reference, 1, 1, 1, 1) with
    {
        Coef = null,
        Hr = null,
        Se = null,
        Z = null,
        P = null,
        Lower = null,
        Upper = null,
        Status = "separated",
    };

    public static CoxResult Model(params IReadOnlyList<CoxTermResult> terms) => new()
    {
        Endpoint = new EndpointCaption("os", "Overall survival", "months"),
        N = 412,
        Excluded = [new Exclusion("missing value in stage", 9)],
        Warnings = [],
        Settings = MadeCurves.Settings,
        Events = 171,
        Iterations = 5,
        Converged = true,
        Loglik = new LogLikelihood(-933.21, -915.84),
        Terms = terms,
        Tests = new CoxTests(new TestResult(34.74, terms.Count, 0.0000021), new TestResult(33.1, terms.Count, 0.000004), new TestResult(34, terms.Count, 0.000003)),
        Concordance = new ConcordanceResult(0.6712, 0.0224),
        Ph = [.. terms.Select(term => term.Variable).Distinct().Select(variable => new ProportionalHazardsResult(variable, 1.31, 1, 0.252)), new ProportionalHazardsResult("GLOBAL", 7.02, terms.Count, 0.319)],
    };

    /// <summary>Five covariates: a numeric one, factors with a reference row, one level that separates.</summary>
    public static CoxTableResult Table()
    {
        CoxTermResult age = Numeric("age", "Age (years)", 1.0184, 1.0041, 1.0329, 0.0115);
        CoxTermResult sex = Factor("sex", "Sex", "Male", "Female", 1.21, 0.86, 1.7, 0.274);
        CoxTermResult[] stage =
        [
            Factor("stage", "UICC/AJCC stage", "II", "I", 1.34, 0.71, 2.53, 0.367),
            Factor("stage", "UICC/AJCC stage", "III", "I", 2.18, 1.21, 3.93, 0.0095),
            Factor("stage", "UICC/AJCC stage", "IV", "I", 4.42, 2.49, 7.85, 0.0000004),
        ];
        CoxTermResult site = Separated("site", "Site", "Lip", "Larynx");
        CoxTermResult hpv = Factor("hpv", "HPV status", "Positive", "Negative", 0.48, 0.27, 0.86, 0.0136);
        return new CoxTableResult
        {
            Id = "cox-1",
            Title = "Prognostic factors for overall survival",
            Endpoint = new EndpointCaption("os", "Overall survival", "months"),
            N = 412,
            Excluded = [new Exclusion("missing value in stage", 9)],
            Warnings = [new Warning("separation", "Site, Lip: no events in this level; its hazard ratio does not exist.")],
            Settings = MadeCurves.Settings,
            Univariable = [Model(age), Model(sex), Model(stage), Model(site), Model(hpv)],
            Multivariable = Model([age with { Hr = 1.0159, Lower = 1.0012, Upper = 1.0308, P = 0.0341 }, .. stage, site, hpv]),
            EntryRule = "univariable p < 0.10",
        };
    }
}
