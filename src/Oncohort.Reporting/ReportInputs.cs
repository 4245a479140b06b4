namespace Oncohort.Reporting;

/// <summary>What the report states about its own making. The report takes this as given: it reads no clock, file or machine.</summary>
public sealed record ReportInputs
{
    /// <summary>Names and values in the order they are printed, such as the hashes of the study file and the data, versions and the time of the run.</summary>
    public IReadOnlyList<ProvenanceEntry> Provenance { get; init; } = [];

    /// <summary>Choices that differ from the study's preset.</summary>
    public IReadOnlyList<PresetDifference> PresetDifferences { get; init; } = [];

    /// <summary>How survival curves are drawn; null for the defaults.</summary>
    public SurvivalFigureOptions? SurvivalFigures { get; init; }

    /// <summary>The width of figures other than curves and the patient flow in millimetres; null for the width that each kind usually has.</summary>
    public double? FigureMillimetres { get; init; }

    /// <summary>How numbers are printed and which colours curves have.</summary>
    public JournalStyle Journal { get; init; } = JournalStyle.Plain;

    /// <summary>Dots an inch of figures made of dots.</summary>
    public int DotsPerInch { get; init; } = 300;

    /// <summary>Whether each figure is written as TIFF, too.</summary>
    public bool Tiff { get; init; }

    /// <summary>Whether each figure is written as encapsulated PostScript, too.</summary>
    public bool Eps { get; init; }
}

/// <summary>One line of the provenance section.</summary>
public sealed record ProvenanceEntry(string Name, string Value);

/// <summary>A choice that differs from the preset.</summary>
public sealed record PresetDifference(string Setting, string Preset, string InForce);
