using System.Globalization;
using System.Text;

namespace Oncohort.Reporting.Html;

/// <summary>Text made safe for HTML and SVG. Characters that XML cannot hold become the replacement character.</summary>
internal static class Escaped
{
    /// <summary>Text between tags, and text inside double quotes.</summary>
    public static string Text(string text)
    {
        StringBuilder safe = new(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case '\'': safe.Append("&#39;"); break;
                default: i += AppendPlain(safe, text, i); break;
            }
        }

        return safe.ToString();
    }

    /// <summary>The same as <see cref="Text"/>, named for where it stands.</summary>
    public static string Attribute(string text) => Text(text);

    private static int AppendPlain(StringBuilder safe, string text, int at)
    {
        char c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            safe.Append(c).Append(text[at + 1]);
            return 1;
        }

        bool unfit = char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (char.GetUnicodeCategory(c) == UnicodeCategory.Control && c is not ('\t' or '\n' or '\r'));
        safe.Append(unfit ? '\uFFFD' : c);
        return 0;
    }
}
