using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Flow;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class FlowChartTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    public void Boxes_hold_their_text_and_stay_apart(int count)
    {
        EligibilityStep[] steps =
        [
            .. Enumerable.Range(0, count).Select(i => new EligibilityStep(
                $"s{i}", string.Join(' ', Enumerable.Repeat("metastatic status never assessed", 1 + (i % 4))), "x", 1000 - (10 * i), 990 - (10 * i), 10, i % 3)),
        ];
        Scene scene = new FlowChart(Edition.Plain).Draw(1000, 1000 - (10 * count), steps);
        Box[] boxes = [.. scene.Marks.OfType<PathMark>().Where(mark => mark.Role == "box").Select(Bounds)];

        SceneChecks.Tidy(scene);
        Assert.Equal(count + 2, boxes.Length);
        foreach (TextMark text in scene.Texts.Where(text => text.Role == "box-text")) Assert.Contains(boxes, box => box.Holds(text.Bounds));
        for (int i = 0; i < boxes.Length; i++)
            for (int j = i + 1; j < boxes.Length; j++) Assert.False(boxes[i].Overlaps(boxes[j]));
        Assert.Contains(scene.Texts, text => text.Text == $"n = {1000 - (10 * count)}");
    }

    private static Box Bounds(PathMark path)
    {
        double x = path.Points.Min(p => p.X);
        double y = path.Points.Min(p => p.Y);
        return new Box(x, y, path.Points.Max(p => p.X) - x, path.Points.Max(p => p.Y) - y);
    }
}
