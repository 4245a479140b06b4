using Oncohort.Reporting.Fonts;

namespace Oncohort.Reporting.Html;

/// <summary>What only the printed page carries: the font of its figures and text, so that it is set alike on every machine, and a policy that lets this font in.</summary>
internal static class PrintParts
{
    private static readonly Lazy<string> StyleText = new(() => $"{Face(bold: false)}{Face(bold: true)}{Spaces}{Unseen}");

    /// <summary>A part of a line may begin or end with a space, which is as wide as any other letter.</summary>
    private const string Spaces = "svg text { white-space: pre; }\n";

    /// <summary>Without it a browser would first lay the page out for the screen, which takes as long as to lay it out for paper.</summary>
    private const string Unseen = "@media screen { body { display: none; } }\n";

    /// <summary>Rules that follow the style sheet of every page.</summary>
    public static string Style => StyleText.Value;

    /// <summary>The content security policy: no script, nothing from elsewhere.</summary>
    public static string Policy => "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

    private static string Face(bool bold) =>
        $"@font-face {{ font-family: \"Liberation Sans\"; font-weight: {(bold ? "700" : "400")}; src: url(data:font/ttf;base64,{Convert.ToBase64String(FigureFont.Of(bold).File)}); }}\n";
}
