using Oncohort.Cohort.Faults;
using Oncohort.Survival;

namespace Oncohort.Study;

/// <summary>The input is valid, but the analysis that was asked for does not exist for it: exit code 1 on the command line, a stated failure in a study.</summary>
public sealed class AnalysisImpossibleException : Exception
{
    /// <summary>Creates the exception from its fault, OCH040 to OCH049.</summary>
    public AnalysisImpossibleException(Fault fault)
        : base($"{fault.PrintedCode} {fault.What}") => Fault = fault;

    /// <summary>Why.</summary>
    public Fault Fault { get; }

    internal static AnalysisImpossibleException From(EstimationException problem, string? where = null) => new(problem.Problem switch
    {
        EstimationProblem.NoRows => new Fault(FaultCode.NoRows, "no row is left to analyse", where, "at least one row with every value the analysis needs"),
        EstimationProblem.NoEvents => new Fault(FaultCode.NoEvents, "no event occurs", where, "at least one event among the rows analysed"),
        EstimationProblem.OneGroup => new Fault(FaultCode.OneGroup, "only one group holds rows", where, "two groups or more"),
        EstimationProblem.NoCovariate => new Fault(FaultCode.ConstantCovariate, "every covariate is constant", where, "a covariate that varies"),
        EstimationProblem.EmptyMargin => new Fault(FaultCode.EmptyMargin, "a row or column of the table is empty", where, "a count in every row and every column"),
        EstimationProblem.RestrictionBeyondFollowUp => new Fault(FaultCode.RestrictionBeyondFollowUp, problem.Message, where, "a restriction time within the follow-up of every group"),
        EstimationProblem.NotDefined => new Fault(FaultCode.MethodNotDefined, problem.Message, where, "rows that are at risk from the origin, with whole weights"),
        _ => new Fault(FaultCode.Internal, problem.Message, where),
    });
}
