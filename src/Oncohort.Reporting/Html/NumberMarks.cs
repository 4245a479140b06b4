using System.Text;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Trace;

namespace Oncohort.Reporting.Html;

/// <summary>Writes text so that each number in it leads to the number of the results that it is the rounding of.</summary>
internal sealed class NumberMarks(NumberTrace trace, int? analysis, Edition edition) : Written(edition)
{
    public string Html(string text, PrintedPlace place)
    {
        if (text == Phrases.Reference) return Escaped.Text(text);
        int convention = text.IndexOf(PValue.Convention, StringComparison.Ordinal);
        StringBuilder html = new();
        int done = 0;
        foreach ((PrintedNumber number, string pointer) in trace.Of(text, place, analysis))
        {
            if (convention >= 0 && number.Start >= convention && number.Start < convention + PValue.Convention.Length) continue;
            html.Append(Escaped.Text(text[done..number.Start]))
                .Append("<span class=\"n\" data-p=\"").Append(Escaped.Attribute(pointer)).Append("\">")
                .Append(Escaped.Text(text.Substring(number.Start, number.Length))).Append("</span>");
            done = number.Start + number.Length;
        }

        return html.Append(Escaped.Text(text[done..])).ToString();
    }
}
