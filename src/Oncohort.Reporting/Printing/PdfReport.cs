namespace Oncohort.Reporting.Printing;

/// <summary>The report as PDF: the page as Chromium prints it, else the Word document as LibreOffice does.</summary>
/// <param name="Path">Where programs are looked for: the value of the variable PATH.</param>
internal sealed record PdfReport(string? Path)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Whether Chromium marks headings, cells and figures for readers that speak the page; LibreOffice follows its own settings.</summary>
    public bool Tagged { get; init; } = true;

    /// <summary>The document, or why there is none.</summary>
    /// <param name="page">Writes the HTML page.</param>
    /// <param name="document">Makes the Word document when it is needed.</param>
    public (byte[]? Pdf, string? Why) Write(Action<Stream> page, Func<byte[]> document)
    {
        string? chromium = Programs.Chromium(Path);
        string? office = Programs.LibreOffice(Path);
        if (chromium is null && office is null)
            return (null, "report.pdf was not written: it needs Chromium or LibreOffice, and neither is installed (Debian: apt-get install chromium); --no-pdf leaves it out");
        string folder = Directory.CreateTempSubdirectory("oncohort-print-").FullName;
        try
        {
            string failed = "";
            if (chromium is not null)
            {
                string source = System.IO.Path.Combine(folder, "report.html");
                using (FileStream file = File.Create(source)) page(file);
                (byte[]? pdf, string? why) = Run(chromium, ChromiumArguments(folder, source), folder);
                if (pdf is not null) return (pdf, null);
                failed = $"{chromium}: {why}";
            }

            if (office is not null)
            {
                string source = System.IO.Path.Combine(folder, "report.docx");
                File.WriteAllBytes(source, document());
                (byte[]? pdf, string? why) = Run(office, OfficeArguments(folder, source), folder);
                if (pdf is not null) return (pdf, null);
                failed = failed.Length > 0 ? $"{failed}; {office}: {why}" : $"{office}: {why}";
            }

            return (null, $"report.pdf was not written: {failed}; --no-pdf leaves it out");
        }
        finally
        {
            Delete(folder);
        }
    }

    private static (byte[]? Pdf, string? Why) Run(string program, IEnumerable<string> arguments, string folder)
    {
        if (ProgramRun.Of(program, arguments, Limit) is { } why) return (null, why);
        string file = System.IO.Path.Combine(folder, "report.pdf");
        if (!File.Exists(file)) return (null, "it wrote no file");
        byte[] pdf = File.ReadAllBytes(file);
        PdfDates.Remove(pdf);
        return PdfDates.IsWhole(pdf) ? (pdf, null) : (null, "it wrote an incomplete file");
    }

    /// <summary>A profile of its own, no network; the sandbox does not work for the administrator, who runs containers.</summary>
    private string[] ChromiumArguments(string folder, string source) =>
    [
        "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        $"--user-data-dir={System.IO.Path.Combine(folder, "profile")}", .. Environment.UserName == "root" ? ["--no-sandbox"] : (string[])[], .. Tagged ? (string[])[] : ["--disable-pdf-tagging"],
        "--no-pdf-header-footer", $"--print-to-pdf={System.IO.Path.Combine(folder, "report.pdf")}", new Uri(source).AbsoluteUri,
    ];

    private static string[] OfficeArguments(string folder, string source) =>
        ["--headless", $"-env:UserInstallation={new Uri(System.IO.Path.Combine(folder, "profile")).AbsoluteUri}", "--convert-to", "pdf", "--outdir", folder, source];

    /// <summary>What a program still holds open is left to the system's own cleaning of temporary files.</summary>
    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
        }
    }
}
