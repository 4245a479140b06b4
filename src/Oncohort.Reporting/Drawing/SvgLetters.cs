namespace Oncohort.Reporting.Drawing;

/// <summary>How the letters of an SVG picture are written.</summary>
internal enum SvgLetters
{
    /// <summary>By the outlines of their glyphs; the picture needs no font.</summary>
    Outlines,

    /// <summary>As text in the embedded font, which the page around the picture must carry; a browser lays it out many times faster and a reader can search it.</summary>
    Text,
}
