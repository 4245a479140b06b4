using Microsoft.Playwright;
using Xunit;

namespace Oncohort.Browser.Tests;

/// <summary>The Chromium that the system has; nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The path of the browser; the test fails with what to install when there is none.</summary>
    public static string Path
    {
        get
        {
            IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Append("/usr/bin");
            string? found = folders.SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
            Assert.True(found is not null, "Chromium is missing: apt-get install chromium");
            return found;
        }
    }

    /// <summary>Starts it without a window.</summary>
    public static Task<IBrowser> Start(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Headless = true, Args = ["--no-sandbox", "--disable-gpu"] });
}
