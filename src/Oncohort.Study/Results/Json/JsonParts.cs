using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>The pieces that every document is made of.</summary>
internal static class JsonParts
{
    /// <summary>A number, or null.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    /// <summary>A text, or nothing at all when it is null.</summary>
    public static void OptionalString(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    /// <summary>A list of objects.</summary>
    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> fields)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A list of texts.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>An estimate with its limits.</summary>
    public static void Interval(this Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartObject(name);
        json.Number("estimate", interval.Estimate);
        json.Limits(interval.Lower, interval.Upper);
        json.WriteEndObject();
    }

    /// <summary>The two confidence limits.</summary>
    public static void Limits(this Utf8JsonWriter json, double? lower, double? upper)
    {
        json.Number("lower", lower);
        json.Number("upper", upper);
    }

    /// <summary>A chi-square test as an object.</summary>
    public static void Test(this Utf8JsonWriter json, string name, TestResult test)
    {
        json.WriteStartObject(name);
        json.Test(test.Chi2, test.Df, test.P);
        json.WriteEndObject();
    }

    /// <summary>The fields of a chi-square test.</summary>
    public static void Test(this Utf8JsonWriter json, double? chi2, int df, double? p)
    {
        json.Number("chi2", chi2);
        json.WriteNumber("df", df);
        json.Number("p", p);
    }

    /// <summary>Rows left out, by reason.</summary>
    public static void Excluded(this Utf8JsonWriter json, IEnumerable<Exclusion> excluded) => json.List("excluded", excluded, exclusion =>
    {
        json.WriteString("reason", exclusion.Reason);
        json.Count("count", exclusion.Count);
    });

    /// <summary>Warnings.</summary>
    public static void Warnings(this Utf8JsonWriter json, IEnumerable<Warning> warnings) => json.List("warnings", warnings, warning =>
    {
        json.WriteString("code", warning.Code);
        json.WriteString("text", warning.Text);
    });

    /// <summary>Settings.</summary>
    public static void Settings(this Utf8JsonWriter json, IReadOnlyDictionary<string, object?> settings)
    {
        json.WriteStartObject("settings");
        foreach ((string name, object? value) in settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            json.Value(value);
        }

        json.WriteEndObject();
    }

    private static void Value(this Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (object? item in items) json.Value(item);
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
