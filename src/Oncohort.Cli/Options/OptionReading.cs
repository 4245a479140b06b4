using System.CommandLine;
using System.Globalization;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cli.Options;

/// <summary>Makes options and reads their values, with faults that name the option.</summary>
internal static class OptionReading
{
    /// <summary>An option with one value.</summary>
    public static Option<string?> One(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    /// <summary>An option that may be repeated.</summary>
    public static Option<string[]> Many(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore };

    /// <summary>An option without a value.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    /// <summary>The value of an option that the verb cannot do without.</summary>
    public static string Required(this ParseResult parsed, Option<string?> option, List<Fault> faults)
    {
        if (parsed.GetValue(option) is { } value && value.Trim().Length > 0) return value.Trim();
        faults.Add(new Fault(
            FaultCode.BadCommandLine,
            $"the option {option.Name} is missing",
            "command line",
            $"{option.Name} {option.HelpName}",
            $"add {option.Name} {option.HelpName}: {option.Description}"));
        return "";
    }

    /// <summary>The parts of a list separated by commas; empty when the option is absent.</summary>
    public static string[] List(this ParseResult parsed, Option<string?> option, List<Fault> faults)
    {
        if (parsed.GetValue(option) is not { } text) return [];
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Contains("")) faults.Add(Bad(option.Name, text, "names separated by commas, none of them empty"));
        foreach (string twice in parts.Where(part => part.Length > 0).GroupBy(part => part, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            faults.Add(Bad(option.Name, text, $"each name once; '{twice}' is named twice"));
        return parts;
    }

    /// <summary>The values of an option that may be repeated, each of which may be a list separated by commas.</summary>
    public static string[] Repeated(this ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>A number, or null when the option is absent.</summary>
    public static double? Number(this ParseResult parsed, Option<string?> option, Predicate<double> valid, string expected, List<Fault> faults)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        if (TryNumber(text, out double value) && valid(value)) return value;
        faults.Add(Bad(option.Name, text, expected));
        return null;
    }

    /// <summary>Numbers separated by commas; empty when the option is absent.</summary>
    public static double[] Numbers(this ParseResult parsed, Option<string?> option, Predicate<double> valid, string expected, List<Fault> faults)
    {
        if (parsed.GetValue(option) is not { } text) return [];
        List<double> numbers = [];
        foreach (string part in text.Split(','))
        {
            if (TryNumber(part, out double value) && valid(value)) numbers.Add(value);
            else faults.Add(Bad(option.Name, part.Trim(), expected));
        }

        return [.. numbers];
    }

    /// <summary>A choice from a closed list, or <paramref name="otherwise"/> when the option is absent.</summary>
    public static T Pick<T>(this ParseResult parsed, Option<string?> option, Study.Settings.Choice<T> choice, T otherwise, List<Fault> faults)
        where T : struct, Enum
    {
        if (parsed.GetValue(option) is not { } name) return otherwise;
        if (choice.TryParse(name, out T value)) return value;
        faults.Add(choice.Unknown(name, option.Name));
        return otherwise;
    }

    /// <summary>A value that the option cannot have.</summary>
    public static Fault Bad(string option, string value, string expected) => new(FaultCode.BadValue, $"'{value}' is not a possible value", option, expected);

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
