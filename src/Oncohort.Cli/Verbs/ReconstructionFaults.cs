using Oncohort.Cohort.Faults;
using Oncohort.Published;

namespace Oncohort.Cli.Verbs;

/// <summary>Says in the words of the command line why nothing can be reconstructed.</summary>
internal static class ReconstructionFaults
{
    /// <summary>Why nothing can be reconstructed from a study.</summary>
    /// <param name="exception">What the reconstruction said.</param>
    /// <param name="path">The file of the study.</param>
    public static Fault Explain(ReconstructionException exception, string path)
    {
        string where = Path.GetFileName(path), details = string.Join("; ", exception.Details);
        return exception.Failure switch
        {
            ReconstructionFailure.Contradiction => new Fault(
                FaultCode.PublishedContradiction, $"the printed counts contradict one another: {details}", where,
                "counts that some set of patients has", "compare these counts with the paper; any one of them left out makes the others possible"),
            ReconstructionFailure.TooLarge => new Fault(
                FaultCode.ReconstructionNotDescribed, $"too many combinations of the variables that occur together: {details}", where,
                "counts that join few variables at a time", "leave out a count that joins many of these variables"),
            ReconstructionFailure.NotDescribed => new Fault(
                FaultCode.ReconstructionNotDescribed, $"records need what the study does not describe: {details}", where,
                "deaths, losses, metastases and follow-up, as docs/methods/reconstruction.md says", "add what is missing, if the paper prints it"),
            ReconstructionFailure.UnknownCoding => new Fault(
                FaultCode.UnknownCoding, $"the study does not offer the coding '{exception.Details[0]}'", "--coding", $"one of: {exception.Details[1]}", "choose one of these, or leave it open and let the search choose"),
            _ => new Fault(
                FaultCode.PublishedTimes, $"no times of these patients meet what was printed: {details}", where,
                "landmarks, medians and ranges that some times have together with the counts", "compare them with the paper"),
        };
    }
}
