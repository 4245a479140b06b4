namespace Oncohort.Reporting.Printing;

/// <summary>Finds programs where people install them.</summary>
internal static class Programs
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"];
    private static readonly string[] BrowserPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly string[] Offices = ["soffice", "libreoffice"];
    private static readonly string[] OfficePlaces = ["/Applications/LibreOffice.app/Contents/MacOS/soffice", @"C:\Program Files\LibreOffice\program\soffice.exe"];

    /// <summary>A browser that prints pages without a window; null when none is installed.</summary>
    public static string? Chromium(string? path) => Find(Browsers, BrowserPlaces, path);

    /// <summary>LibreOffice; null when it is not installed.</summary>
    public static string? LibreOffice(string? path) => Find(Offices, OfficePlaces, path);

    /// <summary>The first program of some names on the search path, then at some places; nothing for an empty path.</summary>
    private static string? Find(string[] names, string[] places, string? path)
    {
        if (string.IsNullOrEmpty(path)) return null;
        string ending = OperatingSystem.IsWindows() ? ".exe" : "";
        IEnumerable<string> onPath = names.SelectMany(name => path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name + ending)));
        return onPath.Concat(places).FirstOrDefault(File.Exists);
    }
}
