using System.Globalization;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Reporting.Trace;
using Xunit;

namespace Oncohort.Reporting.Tests.Formatting;

public sealed class JournalStyleTests
{
    public static TheoryData<string> Styles => ["plain", "nejm", "lancet", "jco", "jama"];

    [Theory]
    [InlineData("plain", 0.0004, "p < 0.001")]
    [InlineData("plain", 0.04961, "p = 0.050")]
    [InlineData("nejm", 0.2349, "P = 0.23")]
    [InlineData("nejm", 0.0049, "P = 0.005")]
    [InlineData("nejm", 0.04961, "P = 0.050")]
    [InlineData("nejm", 0.0004, "P < 0.001")]
    [InlineData("nejm", 0.996, "P > 0.99")]
    [InlineData("jama", 0.2349, "P = .23")]
    [InlineData("jama", 0.0049, "P = .005")]
    [InlineData("jco", 0.0004, "P < .001")]
    [InlineData("jco", 0.047, "P = .047")]
    [InlineData("jama", 1.0, "P = 1.00")]
    [InlineData("lancet", 0.2349, "p = 0·23")]
    [InlineData("lancet", 0.0349, "p = 0·035")]
    [InlineData("lancet", 0.00349, "p = 0·0035")]
    [InlineData("lancet", 0.000349, "p = 0·0003")]
    [InlineData("lancet", 0.0000349, "p < 0·0001")]
    public void P_values_are_printed_as_the_journal_prints_them(string style, double p, string text)
    {
        Edition edition = new(JournalStyle.Named(style));

        Assert.Equal(text, edition.PValue.Sentence(p));
    }

    [Theory]
    [InlineData("plain", "0.62 (0.41–0.94)")]
    [InlineData("nejm", "0.62 (0.41 to 0.94)")]
    [InlineData("lancet", "0·62 (0·41–0·94)")]
    [InlineData("jama", "0.62 (0.41-0.94)")]
    public void Limits_stand_as_the_journal_sets_them_and_are_read_back_alike(string style, string text)
    {
        Edition edition = new(JournalStyle.Named(style));

        Assert.Equal(text, edition.Ratio.WithLimits(0.62, 0.41, 0.94));
        Assert.Equal([0.62, 0.41, 0.94], PrintedNumber.In(text).Select(number => Math.Round((number.Low + number.High) / 2, 6)));
    }

    [Fact]
    public void A_style_is_in_force_for_its_report_alone()
    {
        Report lancet = Report.Of(MadeStudy.Full(), MadeStudy.Inputs with { Journal = JournalStyle.Lancet });

        Assert.Equal("p = 0.230", Edition.Plain.PValue.Sentence(0.23));
        string[] cells = [.. lancet.Blocks.OfType<TableBlock>().SelectMany(block => block.Table.Rows).SelectMany(row => row.Cells.Skip(1)).Select(cell => cell.Text)];
        Assert.Contains(cells, text => text.Contains('·', StringComparison.Ordinal));
        Assert.DoesNotContain(cells, text => text.Contains("0.", StringComparison.Ordinal));
        Assert.Contains(lancet.Blocks.OfType<FigureBlock>().SelectMany(figure => figure.Scene.Texts), text => text.Text == "Number at risk (number censored)");
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Every_group_has_dashes_of_its_own_and_colours_that_show_on_white_and_in_grey(string name)
    {
        Palette palette = new(JournalStyle.Named(name));
        Stroke[] lines = [.. Enumerable.Range(0, JournalStyle.Named(name).Colours.Count).Select(group => palette.Line(group, 1))];

        Assert.Equal(lines.Length, lines.Select(line => string.Join(' ', line.Dashes ?? [])).Distinct().Count());
        Assert.Equal(lines.Length, lines.Select(line => line.Colour).Distinct().Count());
        Assert.All(lines, line => Assert.InRange(1.05 / (Luminance(line.Colour) + 0.05), 2.5, 21));
        Assert.InRange(Math.Abs(Luminance(lines[0].Colour) - Luminance(lines[1].Colour)), 0.05, 1);
    }

    [Theory]
    [InlineData(85)]
    [InlineData(120)]
    [InlineData(175)]
    public void Letters_of_every_figure_have_seven_to_nine_points(double width)
    {
        Report report = Report.Of(MadeStudy.Full(), MadeStudy.Inputs with { SurvivalFigures = new SurvivalFigureOptions { WidthMillimetres = width, EventsTable = true } });

        TextMark[] texts = [.. report.Blocks.OfType<FigureBlock>().SelectMany(figure => figure.Scene.Texts)];
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.InRange(text.Style.Size, 7, 9));
    }

    /// <summary>Relative luminance as WCAG 2.1 defines it.</summary>
    private static double Luminance(string colour)
    {
        double Linear(int at)
        {
            double share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.03928 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Linear(1)) + (0.7152 * Linear(3)) + (0.0722 * Linear(5));
    }
}
