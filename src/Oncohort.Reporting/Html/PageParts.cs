using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Oncohort.Reporting.Html;

/// <summary>The style sheet and the script that every page carries, and the policy that lets this script run and nothing else.</summary>
internal static class PageParts
{
    private static readonly Lazy<string> StyleText = new(() => Read("report.css"));
    private static readonly Lazy<string> ScriptText = new(() => Read("report.js"));
    private static readonly Lazy<string> PolicyText = new(() =>
        $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'");

    /// <summary>The style sheet.</summary>
    public static string Style => StyleText.Value;

    /// <summary>The script.</summary>
    public static string Script => ScriptText.Value;

    /// <summary>The content security policy.</summary>
    public static string Policy => PolicyText.Value;

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The part {name} of the page is missing.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
