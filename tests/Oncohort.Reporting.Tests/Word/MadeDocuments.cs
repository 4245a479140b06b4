using DocumentFormat.OpenXml.Packaging;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Packaging;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Reporting.Word;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Word;

/// <summary>Word documents of made studies.</summary>
internal static class MadeDocuments
{
    public static byte[] Bytes(StudyResults results)
    {
        Report report = Report.Of(results, MadeStudy.Inputs);
        return WordReport.Write(report, [.. report.Blocks.OfType<FigureBlock>().Select(figure => FigureFiles.Of(figure, 300))]);
    }

    public static WordprocessingDocument Open(StudyResults results) => WordprocessingDocument.Open(new MemoryStream(Bytes(results)), isEditable: false);
}
