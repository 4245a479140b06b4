using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Oncohort.Browser.Tests;

public sealed class InteractionTests(ReferenceReport report)
{
    [Fact]
    public async Task The_page_opens_without_an_error_and_asks_nothing_of_the_network()
    {
        List<string> complaints = [];
        List<string> requests = [];
        IPage page = await report.Open(before: opened =>
        {
            opened.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
            opened.PageError += (_, error) => complaints.Add(error);
            opened.Request += (_, request) => requests.Add(request.Url);
        });

        Assert.Empty(complaints);
        Assert.All(requests, url => Assert.StartsWith("file:", url, StringComparison.Ordinal));
        Assert.Equal("Distant metastasis after intensity-modulated radiotherapy for nasopharyngeal carcinoma", await page.TitleAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_click_on_a_number_shows_where_it_stands_in_full_precision_and_under_which_settings_it_was_computed()
    {
        IPage page = await report.Open();
        await page.Locator("#table-km-1-times td .n[data-p$='/strata/1/at/1/survival']").ClickAsync();
        string told = await page.Locator("#trace").InnerTextAsync();

        JsonElement km = Analysis("km-1");
        Assert.Contains("analyses[km-1].strata[yes].at[36].survival", told, StringComparison.Ordinal);
        Assert.Contains(km.GetProperty("strata")[1].GetProperty("at")[1].GetProperty("survival").GetRawText(), told, StringComparison.Ordinal);
        Assert.All(km.GetProperty("settings").EnumerateObject(), setting => Assert.Contains(setting.Name, told, StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator("#trace").IsVisibleAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_goes_from_number_to_number_and_opens_them()
    {
        IPage page = await report.Open();
        ILocator numbers = page.Locator("#table-km-1-times .n");
        await numbers.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal(await numbers.Nth(1).InnerTextAsync(), await page.Locator("#trace h2").InnerTextAsync());
        await page.Keyboard.PressAsync("Enter");
        Assert.False(await page.Locator("#trace").IsVisibleAsync());
        Assert.True(await numbers.Nth(1).EvaluateAsync<bool>("number => number === document.activeElement"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Pointing_at_a_curve_reads_time_survival_interval_and_number_at_risk()
    {
        IPage page = await report.Open();
        ILocator picture = page.Locator("#figure-km-1 svg");
        await picture.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await picture.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 3));

        string read = await page.Locator("#reading").InnerTextAsync();
        Assert.Matches(@"Time \d+\.\d months", read);
        Assert.Matches(@"no\s+9\d\.\d %\s+9\d\.\d % to \d+\.\d %\s+\d+", read);
        await page.Mouse.MoveAsync(2, 2);
        Assert.False(await page.Locator("#reading").IsVisibleAsync());
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("km-1", "survival", "strata", 20)]
    [InlineData("cif-1", "cif", "strata", 11)]
    public async Task What_is_read_off_a_curve_is_what_the_results_hold(string id, string field, string list, int strides)
    {
        IPage page = await report.Open();
        ILocator paper = page.Locator($"#figure-{id} .paper");
        await paper.FocusAsync();
        for (int i = 0; i < strides; i++) await page.Keyboard.PressAsync("ArrowRight");
        double last = JsonDocument.Parse((await paper.GetAttributeAsync("data-curves"))!).RootElement[0].GetProperty("last").GetDouble();
        double time = strides * last / 60;

        string[] rows = [.. await page.Locator("#reading tbody tr").AllInnerTextsAsync()];
        JsonElement strata = Analysis(id).GetProperty(list);
        Assert.Equal(strata.GetArrayLength(), rows.Length);
        for (int i = 0; i < rows.Length; i++) Assert.Equal(Expected(strata[i], field, time), rows[i].Split('\t', StringSplitOptions.TrimEntries));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Pointing_at_the_areas_of_a_multi_state_model_reads_every_state()
    {
        IPage page = await report.Open();
        JsonElement analysis = report.Results.GetProperty("analyses").EnumerateArray().First(one => one.GetProperty("command").GetString() == "multistate");
        ILocator paper = page.Locator($"[id^='figure-{analysis.GetProperty("id").GetString()}'] .paper").First;
        await paper.FocusAsync();
        for (int i = 0; i < 20; i++) await page.Keyboard.PressAsync("ArrowRight");
        double time = 20 * JsonDocument.Parse((await paper.GetAttributeAsync("data-curves"))!).RootElement[0].GetProperty("last").GetDouble() / 60;

        Assert.Equal(["State", "Probability", "Confidence interval", "In state"], await page.Locator("#reading thead th").AllInnerTextsAsync());
        string[][] rows = [.. (await page.Locator("#reading tbody tr").AllInnerTextsAsync()).Select(row => row.Split('\t', StringSplitOptions.TrimEntries))];
        JsonElement[] states = [.. analysis.GetProperty("strata")[0].GetProperty("states").EnumerateArray()];
        Assert.Equal(states.Select(state => state.GetProperty("state").GetString()), rows.Select(row => row[0]));
        for (int i = 0; i < rows.Length; i++)
        {
            JsonElement now = states[i].GetProperty("steps").EnumerateArray().Last(step => step.GetProperty("time").GetDouble() <= time);
            Assert.Equal(Percent(now, "probability"), rows[i][1]);
        }

        await page.CloseAsync();
    }

    private static string[] Expected(JsonElement stratum, string field, double time)
    {
        JsonElement[] steps = [.. (field == "cif" ? stratum.GetProperty("causes")[0] : stratum).GetProperty("steps").EnumerateArray()];
        JsonElement now = steps.Last(step => step.GetProperty("time").GetDouble() <= time);
        JsonElement next = steps.First(step => step.GetProperty("time").GetDouble() >= time);
        return [stratum.GetProperty("group").GetString()!, Percent(now, field), $"{Percent(now, "lower")} to {Percent(now, "upper")}", next.GetProperty("at_risk").GetRawText()];
    }

    private static string Percent(JsonElement step, string field) => (100 * step.GetProperty(field).GetDouble()).ToString("F1", CultureInfo.InvariantCulture) + " %";

    private JsonElement Analysis(string id) => report.Results.GetProperty("analyses").EnumerateArray().Single(analysis => analysis.GetProperty("id").GetString() == id);
}
