namespace Oncohort.Study.Settings;

/// <summary>Which program's conventions an analysis follows by default.</summary>
public enum Preset
{
    /// <summary>R with the package survival.</summary>
    R,
    /// <summary>SPSS.</summary>
    Spss,
    /// <summary>SAS.</summary>
    Sas,
    /// <summary>Stata.</summary>
    Stata,
}

/// <summary>How percentiles of a numeric variable are read off the ordered values (numbering of Hyndman and Fan, 1996).</summary>
public enum PercentileRule
{
    /// <summary>Type 2: the inverse of the empirical distribution, averaged where it is flat (definition 5 of SAS; Stata).</summary>
    Type2,
    /// <summary>Type 6: weighted average at (n + 1) p (HAVERAGE of SPSS).</summary>
    Type6,
    /// <summary>Type 7: linear interpolation at (n - 1) p (R's default).</summary>
    Type7,
}

/// <summary>Which level of a factor is the reference when none is named.</summary>
public enum ReferenceLevel
{
    /// <summary>The first level in order.</summary>
    First,
    /// <summary>The last level in order.</summary>
    Last,
}

/// <summary>Which t test compares two means.</summary>
public enum TTestKind
{
    /// <summary>Welch's test, variances not assumed equal.</summary>
    Welch,
    /// <summary>Student's test with the pooled variance.</summary>
    Student,
}
