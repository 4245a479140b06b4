using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>cox</c>: one model (<c>covariates</c>), or univariable models beside a multivariable one.</summary>
internal static class CoxReader
{
    public static Planned? Read(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        IReadOnlyList<Variable>? covariates = block.Variables("covariates");
        IReadOnlyList<Variable>? univariable = block.Variables("univariable");
        (IReadOnlyList<Variable>? multivariable, double? enterBelow) = Multivariable(block, univariable);
        var shared = new Shared(
            block.Variables("strata") ?? [],
            SurvivalReaders.WeightsAndCluster(block),
            block.Keys.Truth("robust") ?? false,
            block.Keys.Truth("zph") ?? false,
            SettingsSection.Models(block.Keys, block.Names.Settings));
        CoxPenalty? penalty = PenaltyReader.Read(block, shared.Settings.Ties, shared.Robust, shared.Columns.Cluster is not null, shared.Zph);
        CoxEpisodes? episodes = EpisodeReader.Read(block, shared.Columns.Cluster is not null);
        Survival.StepwiseOptions? stepwise = StepwiseReader.Read(block);
        ModelShape shape = ModelShapeReader.Shape(block, [.. covariates ?? [], .. univariable ?? [], .. multivariable ?? []]);
        ModelChecks checks = ModelShapeReader.Checks(block, shared.Settings.Ties);
        if (!NamesOneForm(block) || endpoint is null) return null;
        if (block.Keys.Has("covariates"))
            return covariates is null or [] ? null : new Planned(Model(endpoint, covariates, shared) with { Penalty = penalty, Episodes = episodes, Stepwise = stepwise, Shape = shape, Checks = checks }, $"Cox model of {Titles.InSentence(endpoint.Label)}");

        IReadOnlyList<Variable>? first = univariable ?? multivariable;
        return first is null or [] ? null : new Planned(Table(endpoint, first, multivariable, enterBelow, shared) with { Penalty = penalty, Shape = shape, Checks = checks }, $"Cox models of {Titles.InSentence(endpoint.Label)}");
    }

    private static bool NamesOneForm(AnalysisBlock block)
    {
        bool single = block.Keys.Has("covariates");
        bool table = block.Keys.Has("univariable") || block.Keys.Has("multivariable");
        if (single != table) return true;
        const string Expected = "'covariates' (one model), or 'univariable' and 'multivariable' (side by side)";
        if (single) block.Fault(FaultCode.BadValue, "'covariates' stands beside 'univariable' or 'multivariable'", "covariates", Expected);
        else block.Fault(FaultCode.MissingKey, "the covariates are missing", "endpoint", Expected, "add 'covariates: [age, stage]'");
        return false;
    }

    private static (IReadOnlyList<Variable>? Named, double? EnterBelow) Multivariable(AnalysisBlock block, IReadOnlyList<Variable>? univariable)
    {
        if (block.Keys.Find("multivariable") is not YamlMapping) return (block.Variables("multivariable"), null);
        MappingReader rule = block.Keys.Block("multivariable")!;
        string? text = rule.Text("enter", required: true);
        rule.Close();
        if (univariable is null) block.Fault(FaultCode.MissingKey, "'enter' needs univariable models", "multivariable", "'univariable: [age, stage]'");
        if (text is null) return (null, null);
        string number = text.Replace(" ", "", StringComparison.Ordinal);
        if (number.StartsWith("p<", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(number.AsSpan(2), NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) && limit is > 0 and <= 1)
            return (null, limit);
        block.Fault(FaultCode.BadValue, $"'{text}' is not a rule of entry", "multivariable", "'p < ' and a number between 0 and 1, such as 'p < 0.05'");
        return (null, null);
    }

    private static CoxRequest Model(StudyEndpoint endpoint, IReadOnlyList<Variable> covariates, Shared shared) => new()
    {
        Endpoint = endpoint.Endpoint,
        Covariates = covariates,
        Strata = shared.Strata,
        Weights = shared.Columns.Weights,
        Cluster = shared.Columns.Cluster,
        Robust = shared.Robust,
        ProportionalHazards = shared.Zph,
        Settings = shared.Settings,
    };

    private static CoxTableRequest Table(
        StudyEndpoint endpoint, IReadOnlyList<Variable> univariable, IReadOnlyList<Variable>? multivariable, double? enterBelow, Shared shared) => new()
        {
            Endpoint = endpoint.Endpoint,
            Univariable = univariable,
            Multivariable = multivariable ?? (enterBelow is null ? [] : null),
            EnterBelow = enterBelow,
            Strata = shared.Strata,
            Weights = shared.Columns.Weights,
            Cluster = shared.Columns.Cluster,
            Robust = shared.Robust,
            ProportionalHazards = shared.Zph,
            Settings = shared.Settings,
        };

    private sealed record Shared(
        IReadOnlyList<Variable> Strata, (string? Weights, string? Cluster) Columns, bool Robust, bool Zph, EstimationSettings Settings);
}
