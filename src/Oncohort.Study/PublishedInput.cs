using Oncohort.Cohort.Faults;
using Oncohort.Published;

namespace Oncohort.Study;

/// <summary>Reads the file of a published study as an input of Oncohort: what is wrong with it becomes faults with permanent codes.</summary>
public static class PublishedInput
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, a JSON document as docs/published-study.md describes it.</param>
    /// <exception cref="InputException">There is no such file, or it is not a published study; every fault is reported.</exception>
    public static PublishedStudy Read(string path)
    {
        try
        {
            return PublishedStudyFile.Read(path);
        }
        catch (PublishedFormatException wrong)
        {
            throw new InputException([.. wrong.Faults.Select(fault => new Fault(Code(fault.Kind), fault.What, fault.Where, fault.Expected, fault.Fix))]);
        }
    }

    private static FaultCode Code(PublishedFaultKind kind) => kind switch
    {
        PublishedFaultKind.Syntax => FaultCode.PublishedNotJson,
        PublishedFaultKind.Shape => FaultCode.PublishedShape,
        PublishedFaultKind.Value => FaultCode.PublishedValue,
        _ => FaultCode.PublishedReference,
    };
}
