using System.Globalization;
using System.Text.Json;

namespace Oncohort.Published.Format;

/// <summary>Reads variables and how they follow from one another.</summary>
internal sealed class VariableReader(Names names, FaultList faults)
{
    public PublishedVariable? Variable(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string id = cursor.Text("id", "a name");
        IReadOnlyList<string> levels = cursor.List("levels", (item, place) => ObjectCursor.TextOf(item, place, faults));
        string? unit = cursor.OptionalText("unit");
        if (levels.Count > 0 && unit is not null) faults.Shape(path, "both 'levels' and 'unit' are given", "levels for a category, or a unit for a number", "remove one of the two");
        if (cursor.Has("levels") && levels.Count == 0) faults.Shape(cursor.Below("levels"), "there are no levels", "at least one level", "name the levels, or remove the key when it is a number");
        if (levels.Distinct(StringComparer.Ordinal).Count() < levels.Count) faults.Shape(cursor.Below("levels"), "a level stands twice", "levels that differ", "remove one");
        var variable = new PublishedVariable(id, cursor.OptionalText("label") ?? id, levels, unit, names.Selection(cursor, "within"), Derivation(cursor, id));
        cursor.Finish();
        return variable;
    }

    private Derivation? Derivation(ObjectCursor variable, string id)
    {
        if (variable.Find("derived") is not { } found || ObjectCursor.Over(found, variable.Below("derived"), faults) is not { } cursor) return null;
        Derivation? derivation = null;
        string[] forms = ["staging", "grouping", "cut"];
        string[] given = [.. forms.Where(cursor.Has)];
        if (given.Length != 1)
            faults.Shape(cursor.Path, given.Length == 0 ? "no way is named" : "more than one way is named", "one of: staging, grouping, cut", "name one");
        else if (ObjectCursor.Over(cursor.Find(given[0])!.Value, cursor.Below(given[0]), faults) is { } inner)
        {
            derivation = given[0] switch { "staging" => Staging(inner, id), "grouping" => Grouping(inner, id), _ => Cut(inner, id) };
            inner.Finish();
        }

        cursor.Finish();
        return derivation;
    }

    private StagingDerivation Staging(ObjectCursor cursor, string id)
    {
        cursor.Require("edition", "7, 8 or another edition");
        double edition = cursor.Setting("edition", value => value is >= 1 and <= 99 && Math.Floor(value) == value, "a whole number such as 7") ?? 0;
        return new StagingDerivation(
            cursor.Text("site", "a site such as nasopharynx"), (int)edition, Category(cursor, "t"), Category(cursor, "n"), cursor.Text("m", "such as M0"), Gathered(cursor, "groups", id, null));
    }

    private string Category(ObjectCursor cursor, string key)
    {
        string variable = cursor.Text(key, "the variable with the category");
        names.Variable(variable, cursor.Below(key));
        return variable;
    }

    private GroupingDerivation Grouping(ObjectCursor cursor, string id)
    {
        string of = Category(cursor, "of");
        return new GroupingDerivation(of, Gathered(cursor, "levels", id, of));
    }

    private CutDerivation Cut(ObjectCursor cursor, string id)
    {
        string of = Category(cursor, "of");
        cursor.Require("at", "the cut points");
        cursor.Require("levels", "the levels from the lowest interval");
        IReadOnlyList<Printed> at = cursor.List("at", (item, place) => ObjectCursor.PrintedOf(item, place, faults));
        IReadOnlyList<string> levels = cursor.List("levels", (item, place) => ObjectCursor.TextOf(item, place, faults));
        if (levels.Count != at.Count + 1)
            faults.Value(cursor.Below("levels"), $"there are {levels.Count.ToString(CultureInfo.InvariantCulture)} levels for {at.Count.ToString(CultureInfo.InvariantCulture)} cut points", "one level more than there are cut points", "name one level for each interval");
        if (at.Zip(at.Skip(1)).Any(pair => pair.First.Value >= pair.Second.Value)) faults.Value(cursor.Below("at"), "the cut points do not ascend", "ascending numbers", "sort them");
        foreach (string level in levels) names.Level(id, level, cursor.Below("levels"));
        return new CutDerivation(of, at, levels);
    }

    private Dictionary<string, IReadOnlyList<string>> Gathered(ObjectCursor cursor, string key, string id, string? of)
    {
        var gathered = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (cursor.Require(key, "for each level, what it gathers") is not { } found || ObjectCursor.Over(found, cursor.Below(key), faults) is null) return gathered;
        foreach (JsonProperty property in found.EnumerateObject())
        {
            string where = $"{cursor.Below(key)}.{property.Name}";
            names.Level(id, property.Name, where);
            IReadOnlyList<string> parts = property.Value.ValueKind == JsonValueKind.String
                ? [property.Value.GetString()!]
                : ObjectCursor.ListOf(property.Value, where, faults, (item, place) => ObjectCursor.TextOf(item, place, faults));
            if (of is not null)
            {
                foreach (string part in parts) names.Level(of, part, where);
            }

            gathered[property.Name] = parts;
        }

        return gathered;
    }
}
