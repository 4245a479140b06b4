using System.Text;

namespace Oncohort.Reporting.Packaging;

/// <summary>Text fit for XML 1.0: characters that it cannot hold become the replacement character.</summary>
internal static class XmlText
{
    public static string Fit(string text)
    {
        StringBuilder fit = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                fit.Append(c).Append(text[++i]);
                continue;
            }

            bool unfit = char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c < ' ' && c is not ('\t' or '\n' or '\r'));
            fit.Append(unfit ? '\uFFFD' : c);
        }

        return fit.ToString();
    }
}
