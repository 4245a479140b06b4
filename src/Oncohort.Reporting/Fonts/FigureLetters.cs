using Oncohort.Cohort.Faults;
using Oncohort.Reporting.Drawing;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Fonts;

/// <summary>Whether the letters of figures can be drawn on this machine.</summary>
internal static class FigureLetters
{
    /// <summary>The warning that some cannot; null when all can.</summary>
    public static Warning? Lacking(IEnumerable<Scene> figures)
    {
        int count = figures.Count(figure => figure.Texts.Any(text => FontRuns.LacksLetters(text.Text)));
        return count == 0
            ? null
            : new Warning(
                Fault.Print(FaultCode.NoEastAsianFont),
                FormattableString.Invariant($"Chinese letters are empty boxes in {count} figures: this machine has no font that holds them; install one (Debian: apt-get install fonts-noto-cjk) and run again"));
    }
}
