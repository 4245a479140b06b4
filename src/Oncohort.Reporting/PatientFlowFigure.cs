using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Flow;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting;

/// <summary>The patient flow of a study as a figure.</summary>
public static class PatientFlowFigure
{
    /// <summary>Writes the figure; SVG, PNG (300 dpi) and PDF by the extension of <paramref name="path"/>.</summary>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(StudyResults results, string path)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(path);
        SceneFile.Write(new FlowChart(Edition.Plain).Draw(results.Read, results.Included, results.Attrition), path);
    }
}
