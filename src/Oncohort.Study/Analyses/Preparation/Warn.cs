using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Makes warnings; their numbers are printed the same everywhere.</summary>
internal static class Warn
{
    /// <summary>A warning with its printed code; an <see cref="Amount"/> in its text gives it a second text without the number.</summary>
    public static Warning Of(FaultCode code, FormattableString text)
    {
        object?[] arguments = text.GetArguments();
        return new Warning(Fault.Print(code), FormattableString.Invariant(text))
        {
            Masked = Array.Exists(arguments, argument => argument is Amount)
                ? string.Format(CultureInfo.InvariantCulture, text.Format, Array.ConvertAll(arguments, argument => argument is Amount amount ? amount.Masked : argument))
                : null,
        };
    }

    /// <summary>A warning about a part of an analysis.</summary>
    public static Warning About(string part, Warning warning) =>
        warning with { Text = $"{part}: {warning.Text}", Masked = warning.Masked is { } masked ? $"{part}: {masked}" : null };
}
