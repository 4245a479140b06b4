using Oncohort.Study.Analyses;

namespace Oncohort.Study.Methods;

/// <summary>The methods of adverse effects.</summary>
internal static class ToxicityMethods
{
    public static IEnumerable<string> Of(ToxicityRequest request)
    {
        string effects = request.Window is null ? "Adverse effects" : request.Window == "acute" ? "Acute adverse effects" : "Late adverse effects";
        yield return $"{effects} were graded by {request.Scale.FullName}; the worst grade of each patient is given, as counts and percentages of the patients with a grade.";
    }
}
