using System.Globalization;
using Oncohort.Study;

namespace Oncohort.Cli.Verbs;

/// <summary>A study in one line.</summary>
internal static class StudySummary
{
    public static string Of(PreparedStudy study) => string.Create(
        CultureInfo.InvariantCulture,
        $"{study.Read} read, {study.Included} included, {Count(study.File.Endpoints.Count, "endpoint", "endpoints")}, {Count(study.File.Analyses.Count, "analysis", "analyses")}");

    public static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");
}
