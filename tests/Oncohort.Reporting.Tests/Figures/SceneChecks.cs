using Oncohort.Reporting.Drawing;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

/// <summary>What holds for every figure: texts are whole, apart from each other, and never a number that does not exist.</summary>
internal static class SceneChecks
{
    public static void Tidy(Scene scene)
    {
        Box page = new(0, 0, scene.Width, scene.Height);
        TextMark[] texts = [.. scene.Texts];
        foreach (TextMark text in texts)
        {
            Assert.True(page.Holds(text.Bounds), $"'{text.Text}' leaves the figure: {text.Bounds} in {page}");
            Assert.DoesNotContain("NaN", text.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", text.Text, StringComparison.Ordinal);
        }

        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = i + 1; j < texts.Length; j++)
                Assert.False(texts[i].Bounds.Overlaps(texts[j].Bounds), $"'{texts[i].Text}' and '{texts[j].Text}' overlap");
        }
    }
}
