using System.CommandLine;
using Oncohort.Cli.Verbs;
using Oncohort.Cohort.Faults;
using Oncohort.Reporting;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Cli.Options;

/// <summary>The options that look at a fitted Cox model: tests of terms, influence, residuals and their figure.</summary>
internal sealed class ModelCheckOptions
{
    private readonly Option<bool> _termTests = OptionReading.Flag("--term-tests", "Wald tests of whole terms (always there with splines, polynomials, interactions and effects that change)");
    private readonly Option<string?> _transform = OptionReading.One("--zph-transform", "NAME", "time scale of the proportional-hazards test: km (default), rank, identity or log");
    private readonly Option<bool> _influence = OptionReading.Flag("--influence", "the rows that move each coefficient most");
    private readonly Option<string?> _residuals = OptionReading.One("--residuals", "FILE.csv", "write the residuals of every row");
    private readonly Option<string?> _kind = OptionReading.One("--residual-type", "TYPE", "martingale (default), deviance, score, schoenfeld, scaled-schoenfeld, dfbeta or dfbetas");

    private readonly Option<string?> _plot = OptionReading.One("--plot", "FILE", "draw the scaled Schoenfeld residuals with their smooth (.svg, .png, .pdf, .tiff or .eps)");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_termTests);
        command.Add(_transform);
        command.Add(_influence);
        command.Add(_residuals);
        command.Add(_kind);
        command.Add(_plot);
    }

    /// <summary>Whether the transform of the proportional-hazards test was named, which asks for the test.</summary>
    public bool NamesTransform(ParseResult parsed) => parsed.GetValue(_transform) is not null;

    /// <summary>The checks asked for; what is wrong with them is added to <paramref name="faults"/>.</summary>
    public ModelChecks Read(ParseResult parsed, string? identifier, List<Fault> faults)
    {
        string? file = parsed.GetValue(_residuals);
        ResidualKind kind = parsed.Pick(_kind, Choices.ResidualKinds, ResidualKind.Martingale, faults);
        if (file is null && parsed.GetValue(_kind) is not null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "the option --residual-type has no meaning without --residuals", "command line", "--residuals FILE.csv", "add --residuals FILE.csv"));
        ResidualFile.Check(file, _residuals.Name, faults);
        PlotFile.Check(parsed.GetValue(_plot), _plot.Name, faults);
        return new ModelChecks
        {
            TermTests = parsed.GetValue(_termTests),
            Transform = parsed.Pick(_transform, Choices.TimeTransforms, TimeTransform.KaplanMeier, faults),
            Influence = parsed.GetValue(_influence),
            SchoenfeldCurves = parsed.GetValue(_plot) is not null,
            Residuals = file is null ? null : kind,
            Identifier = identifier,
        };
    }

    private static void Draw(CoxResult result, string path)
    {
        if (!SchoenfeldFigure.Write(result, path))
            throw new InputException(new Fault(FaultCode.NotEstimable, "the model has no Schoenfeld residuals to draw", "--plot", "a coefficient with an estimate that is no part of a curve", "leave out --plot"));
    }

    /// <summary>Writes what was asked for in files.</summary>
    public void Write(ParseResult parsed, CoxResult result)
    {
        if (parsed.GetValue(_residuals) is { } file && result.Checks?.Residuals is { } table) ResidualFile.Write(table, file, _residuals.Name);
        if (parsed.GetValue(_plot) is { } figure) PlotFile.Write(figure, draft => Draw(result, draft));
    }
}
