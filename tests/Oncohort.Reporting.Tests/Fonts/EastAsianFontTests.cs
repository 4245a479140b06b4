using System.Text;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Drawing.Pdf;
using Oncohort.Reporting.Drawing.PostScript;
using Oncohort.Reporting.Fonts;
using Xunit;

namespace Oncohort.Reporting.Tests.Fonts;

public sealed class EastAsianFontTests
{
    private const string Mixed = "总生存率 (%)，95% CI";

    private static readonly TextStyle Letters = new(7.5);

    [Fact]
    public void Chinese_letters_are_drawn_by_outlines_in_every_format()
    {
        Assert.SkipWhen(EastAsianFont.Of(bold: false) is null, "The machine has no font with Chinese letters (Debian: apt-get install fonts-noto-cjk).");
        Scene scene = new("图", "图") { Width = 200, Height = 40 };
        scene.Text("label", Mixed, new Spot(5, 20), Letters);
        scene.Text("label", Mixed, new Spot(190, 35), Letters with { Bold = true }, turned: true);
        string svg = SvgScene.Write(scene, "x");
        string eps = Encoding.ASCII.GetString(EpsScene.Write(scene));

        Assert.DoesNotContain("id=\"x-r0\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"x-b0\"", svg, StringComparison.Ordinal);
        Assert.Equal("总生存率，".Length, svg.Split("id=\"x-c").Length - 1);
        Assert.Contains("/C", eps, StringComparison.Ordinal);
        Assert.DoesNotContain("/R0 ", eps, StringComparison.Ordinal);
        Assert.Equal(PdfScene.Write(scene), PdfScene.Write(scene));
    }

    [Fact]
    public void Parts_of_a_line_stand_one_behind_the_other()
    {
        Assert.SkipWhen(EastAsianFont.Of(bold: false) is null, "The machine has no font with Chinese letters (Debian: apt-get install fonts-noto-cjk).");
        IReadOnlyList<FontRun> runs = FontRuns.Of(Mixed, bold: false);

        Assert.Equal(Mixed, string.Concat(runs.Select(run => run.Text)));
        Assert.Equal(["总生存率", " (%)", "，", "95% CI"], runs.Select(run => run.Text));
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Offset, 9));
        Assert.Equal(runs[^1].End * Letters.Size, Lettering.Width(Mixed, Letters), 9);
    }

    [Fact]
    public void Latin_text_is_one_part_in_the_embedded_font()
    {
        FontRun only = Assert.Single(FontRuns.Of("Kaplan–Meier ≥ 5 χ²", bold: true));

        Assert.True(only.Font.IsEmbedded);
    }

    [Theory]
    [InlineData("风险人数：横轴所示时间前一刻仍在随访且未发生事件的患者数（括号内：截至该时点的累积事件数）。", 60)]
    [InlineData("Progression-free survival 的 Kaplan–Meier 估计，按 Stage group 分组。", 90)]
    public void Chinese_lines_break_between_letters_and_never_before_a_comma(string text, double width)
    {
        IReadOnlyList<string> lines = Lettering.Wrap(text, Letters, width);

        Assert.True(lines.Count > 1);
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(Lettering.Width(line, Letters), 0, width));
        Assert.All(lines, line => Assert.DoesNotContain(line[0], "，。；：）"));
        Assert.All(lines, line => Assert.DoesNotContain(line[^1], "（"));
    }
}
