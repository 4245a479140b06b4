using System.Text.Json;
using Microsoft.Playwright;
using Oncohort.Reporting;
using Oncohort.Study;
using Xunit;

[assembly: AssemblyFixture(typeof(Oncohort.Browser.Tests.ReferenceReport))]

namespace Oncohort.Browser.Tests;

/// <summary>The report of the reference study, written once, and a browser to look at it with.</summary>
public sealed class ReferenceReport : IAsyncLifetime
{
    /// <summary>Milliseconds: a machine that is busy with other work is no fault of the page.</summary>
    private const float Patience = 120_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("oncohort-browser").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The document <c>results.json</c>.</summary>
    public JsonElement Results { get; private set; }

    public async ValueTask InitializeAsync()
    {
        string report = Path.Combine(_folder, "report");
        StudyReport.Write(Path.Combine(Root(), "examples", "npc-imrt", "study.yaml"), report, (results, _, folder) => ReportWriter.Write(results, new ReportInputs(), folder, ReportFormats.Html), TimeProvider.System);
        Results = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(report, "results.json"))).RootElement;
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Start(_playwright);
    }

    /// <summary>Opens the report in a window of its own.</summary>
    public async Task<IPage> Open(ColorScheme scheme = ColorScheme.Light, Action<IPage>? before = null)
    {
        IPage page = await _browser!.NewPageAsync(new BrowserNewPageOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        before?.Invoke(page);
        await page.GotoAsync(new Uri(Path.Combine(_folder, "report", "report.html")).AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Oncohort.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The root of the repository was not found.");
    }
}
