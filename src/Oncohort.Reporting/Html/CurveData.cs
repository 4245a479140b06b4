using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Html;

/// <summary>What the page's script needs to read a curve where the reader points: the panels of a figure with the places of their steps.</summary>
internal sealed class CurveData(Edition edition) : Written(edition)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value of the attribute, not yet escaped.</summary>
    public string Of(IEnumerable<CurvePanel> panels, string analysis)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Compact))
        {
            json.WriteStartArray();
            foreach (CurvePanel panel in panels) Panel(json, panel, analysis);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Panel(Utf8JsonWriter json, CurvePanel panel, string analysis)
    {
        json.WriteStartObject();
        json.WriteNumber("x", Math.Round(panel.Area.X, 2));
        json.WriteNumber("y", Math.Round(panel.Area.Y, 2));
        json.WriteNumber("width", Math.Round(panel.Area.Width, 2));
        json.WriteNumber("height", Math.Round(panel.Area.Height, 2));
        json.WriteNumber("last", panel.LastTime);
        json.WriteString("moment", Duration.InWords("{0}", panel.Unit));
        json.WriteString("field", panel.Field);
        json.WriteBoolean("rising", panel.Rising);
        json.WriteStartArray("curves");
        foreach (PanelCurve curve in panel.Curves)
        {
            json.WriteStartObject();
            json.WriteString("name", curve.Name);
            json.WriteString("colour", curve.Colour);
            json.WriteString("steps", analysis + curve.Steps);
            if (!curve.Counted) json.WriteBoolean("counted", false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
