using System.Text.RegularExpressions;
using System.Xml.Linq;
using Oncohort.Cohort;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Html;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Html;

public sealed partial class ReportPageTests
{
    private const string Attack = "<script>alert('x')</script>&\"";

    [Fact]
    public void Sections_stand_in_the_order_of_a_paper()
    {
        string[] headings = [.. SectionHeading().Matches(Page(MadeStudy.Full())).Select(match => match.Groups[1].Value)];

        Assert.Equal(
            [
                "Patient flow", "Endpoints", "Patient characteristics by treatment", "Overall survival by Treatment", "Overall survival by Stage",
                "Prognostic factors for overall survival", "Restricted mean survival by treatment", "Recurrence by stage group",
                "Overall survival by treatment centre", "Statistical methods", "Results in words", "Limitations", "Data completeness", "Warnings", "Provenance",
            ],
            headings);
    }

    [Fact]
    public void Whatever_comes_from_data_is_escaped()
    {
        StudyResults results = MadeStudy.Full() with
        {
            Title = Attack,
            DataSource = Attack,
            Attrition = [new AttritionStep("a", Attack, Attack, 528, 421, 107, 0)],
            Analyses = [MadeCurves.Of([Attack, "B"], label: Attack) with { Id = Attack, Title = Attack, Warnings = [new Warning(Attack, Attack)] }],
            Failures = [new AnalysisFailure(Attack, Attack, Attack, Attack)],
            Methods = [Attack],
            Variables = [new VariableSummary(Attack, Attack, Attack, 1, 0)],
        };
        string page = Page(results);

        Assert.Equal(2, page.Split("<script", StringSplitOptions.None).Length - 1);
        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_asks_nothing_of_the_network()
    {
        string page = Page(MadeStudy.Full()).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);

        Assert.DoesNotMatch(@"https?:|//cdn|url\(|@import|<link|<img|<iframe", page);
    }

    [Fact]
    public void Identifiers_are_given_once_and_links_lead_somewhere()
    {
        string page = Page(MadeStudy.Full() with { Analyses = [MadeStudy.TwoArms(), MadeStudy.TwoArms(), MadeStudy.TwoArms() with { Id = "Endpoints" }] });
        string[] ids = [.. Identifier().Matches(page).Select(match => match.Groups[1].Value)];

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Reference().Matches(page).Select(match => match.Groups[1].Value), target => Assert.Contains(target, ids));
    }

    [Fact]
    public void Warnings_and_failures_stand_beside_their_analysis_and_again_at_the_end()
    {
        string page = Visible(Page(MadeStudy.Full()));
        string text = "its hazard ratio does not exist";

        Assert.Equal(2, page.Split(text).Length - 1);
        Assert.True(page.IndexOf(text, StringComparison.Ordinal) < page.LastIndexOf("Statistical methods", StringComparison.Ordinal));
        Assert.Contains("Only one group has patients", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_analysis_states_its_patients_events_and_exclusions()
    {
        KaplanMeierResult arms = MadeStudy.TwoArms();

        Assert.Contains($"{arms.N} patients analysed, {arms.Events} events; 2 left out: missing value in treatment (n\u00a0=\u00a02).", Visible(Page(MadeStudy.Full())), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_words_share_the_width_by_what_stands_in_nearly_all_their_cells()
    {
        string sentence = string.Join(' ', Enumerable.Repeat("word", 8));
        ReportTable table = new()
        {
            Id = "words",
            Caption = "Words",
            Columns = [new("Item", Alignment: CellAlignment.Text), new("Asked", Alignment: CellAlignment.Text), new("Met", Alignment: CellAlignment.Text), new("Rarely", Alignment: CellAlignment.Text)],
            Rows = [.. Enumerable.Range(1, 20).Select(i => new ReportRow(RowKind.Plain, [$"{i}", sentence, "yes", i == 7 ? sentence + sentence : ""]))],
        };

        double[] widths = ColumnBalance.Of(table, 7, 9, 300);

        Assert.Equal(300, widths.Sum(), 6);
        Assert.Equal(widths.Max(), widths[1]);
        Assert.InRange(widths[1] / widths[0], 3, 12);
        Assert.InRange(widths[3] / widths[1], 0.2, 0.8);
    }

    [Fact]
    public void A_study_with_nothing_in_it_still_makes_a_page()
    {
        string page = Page(MadeStudy.Empty());

        Assert.Contains("0 of 0 patients included.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_printed_page_says_the_same_and_carries_nothing_for_the_screen()
    {
        Report report = Report.Of(MadeStudy.Full(), MadeStudy.Inputs);
        string page = MadePage.Of(report);
        string printed = MadePage.Printed(report);

        Assert.Equal(BlankLines().Replace(Visible(page).TrimEnd(), "\n"), BlankLines().Replace(Tag().Replace(Readable(printed), "").TrimEnd(), "\n"));
        Assert.DoesNotContain("<script", printed, StringComparison.Ordinal);
        Assert.DoesNotMatch("data-(p|curves)=", printed);
    }

    [Fact]
    public void Figures_of_the_printed_page_have_their_words_as_text_in_a_font_that_the_page_carries()
    {
        string printed = MadePage.Printed(Report.Of(MadeStudy.Full(), MadeStudy.Inputs));
        foreach (Match letters in LettersOfFigures().Matches(printed))
            Assert.Equal(letters.Groups["all"].Value, string.Concat(TextRun().Matches(letters.Groups["inside"].Value).Select(run => run.Groups["text"].Value)));

        Assert.NotEmpty(LettersOfFigures().Matches(printed));
        Assert.DoesNotContain("<use", printed, StringComparison.Ordinal);
        Assert.Equal(2, printed.Split("@font-face { font-family: \"Liberation Sans\"").Length - 1);
        Assert.Contains("font-src data:", printed, StringComparison.Ordinal);
        Assert.Contains("svg text { white-space: pre; }", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("@font-face", MadePage.Of(Report.Of(MadeStudy.Full(), MadeStudy.Inputs)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_figure_is_well_formed_xml_with_a_title_and_a_description()
    {
        foreach (FigureBlock figure in Report.Of(MadeStudy.Full(), MadeStudy.Inputs).Blocks.OfType<FigureBlock>())
        {
            XElement svg = XElement.Parse(SvgScene.Write(figure.Scene, figure.Id));
            XNamespace ns = "http://www.w3.org/2000/svg";

            Assert.Equal(figure.Scene.Title, svg.Element(ns + "title")!.Value);
            Assert.NotEmpty(svg.Element(ns + "desc")!.Value);
            Assert.Empty(svg.Descendants(ns + "text"));
        }
    }

    /// <summary>What people read: no scripts, no tags.</summary>
    private static string Visible(string page) => Tag().Replace(page[..page.IndexOf("<script", StringComparison.Ordinal)], "");

    private static string Page(StudyResults results) => MadePage.Of(Report.Of(results, MadeStudy.Inputs));

    /// <summary>A printed page without the words of its figures, which the page on the screen draws as outlines, and without its font.</summary>
    private static string Readable(string printed) => TextRun().Replace(printed.Replace(PrintParts.Style, "", StringComparison.Ordinal), "");

    [GeneratedRegex("<g data-role=\"[a-z-]*\" data-text=\"(?<all>[^\"]*)\"[^>]*>(?<inside>.*?)</g>")]
    private static partial Regex LettersOfFigures();

    [GeneratedRegex("<text[^>]*>(?<text>.*?)</text>")]
    private static partial Regex TextRun();

    [GeneratedRegex("\n{2,}")]
    private static partial Regex BlankLines();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<h2 id=\"h-[^\"]*\">([^<]*)</h2>")]
    private static partial Regex SectionHeading();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Identifier();

    [GeneratedRegex("href=\"#([^\"]*)\"")]
    private static partial Regex Reference();
}
