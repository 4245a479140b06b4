namespace Oncohort.Proof.Numbers;

/// <summary>Numbers of a text that say one thing together: a hazard ratio with its limits and p-value, a count with its percentage.</summary>
/// <param name="Parts">The numbers with the role that each has.</param>
internal sealed record Claim(IReadOnlyList<ClaimPart> Parts)
{
    /// <summary>The number in a role; null when there is none.</summary>
    public Written? In(Role role) => Parts.FirstOrDefault(part => part.Role == role)?.Number;
}

/// <summary>A number and its role.</summary>
internal sealed record ClaimPart(Role Role, Written Number);

/// <summary>What a number is.</summary>
internal enum Role
{
    /// <summary>Not known from the text.</summary>
    Any,

    /// <summary>A whole number that may count something.</summary>
    Count,

    /// <summary>What a count is part of.</summary>
    Whole,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>A hazard ratio or another ratio.</summary>
    Ratio,

    /// <summary>A lower limit.</summary>
    Lower,

    /// <summary>An upper limit.</summary>
    Upper,

    /// <summary>A p-value.</summary>
    P,

    /// <summary>A test statistic.</summary>
    Statistic,

    /// <summary>Degrees of freedom.</summary>
    Df,

    /// <summary>A length of time, a mean or a median.</summary>
    Measure,
}
