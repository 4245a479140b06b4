using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Oncohort.Browser.Tests;

public sealed class AppearanceTests(ReferenceReport report)
{
    /// <summary>A4 less the margins of the style sheet, in CSS pixels.</summary>
    private const int PrintedWidth = 672;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_page_meets_WCAG_AA(ColorScheme scheme)
    {
        IPage page = await report.Open(scheme);

        Assert.Equal([], await Violations(page));
        await page.Locator("main .n").First.ClickAsync();
        Assert.Equal([], await Violations(page));
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_dark_page_is_dark_and_its_figures_stay_on_white_paper()
    {
        IPage page = await report.Open(ColorScheme.Dark);

        Assert.Equal("rgb(20, 23, 28)", await Colour(page, "body"));
        Assert.Equal("rgb(255, 255, 255)", await Colour(page, ".paper"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_printed_page_is_whole()
    {
        IPage page = await report.Open();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.SetViewportSizeAsync(PrintedWidth, 1000);

        string[] cut = await page.EvaluateAsync<string[]>(
            "width => [...document.querySelectorAll('main *, header *')].filter(e => !e.closest('svg') && e.getClientRects().length && e.getBoundingClientRect().right > width + 1).map(e => e.closest('[id]').id + ' ' + e.tagName)",
            PrintedWidth);
        Assert.Equal([], cut.Distinct());
        Assert.False(await page.Locator("nav").IsVisibleAsync());
        Assert.Equal(0, await page.Locator("main figure.picture:not(:has(svg))").CountAsync());
        byte[] pdf = await page.PdfAsync(new PagePdfOptions { Format = "A4" });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        await page.CloseAsync();
    }

    private static async Task<IEnumerable<string>> Violations(IPage page)
    {
        AxeRunContext context = new() { Exclude = [new AxeSelector("svg > *")] };
        AxeResult result = await page.RunAxe(context, new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa"] } });
        return result.Violations.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{violation.Id}: {node.Html}"));
    }

    private static Task<string> Colour(IPage page, string selector) =>
        page.Locator(selector).First.EvaluateAsync<string>("element => getComputedStyle(element).backgroundColor");
}
