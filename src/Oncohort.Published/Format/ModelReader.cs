using System.Text.Json;

namespace Oncohort.Published.Format;

/// <summary>Reads regression models and the codings of their terms.</summary>
internal sealed class ModelReader(Names names, FaultList faults)
{
    private static readonly string[] TieRules = ["efron", "breslow", "not stated"];
    private static readonly string[] Intervals = ["wald", "other"];
    private static readonly string[] CodingForms = ["linear", "cut", "scores", "indicator"];

    public PublishedModel? Model(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string? endpoint = cursor.OptionalText("endpoint");
        names.Endpoint(endpoint, cursor.Below("endpoint"));
        cursor.Require("terms", "the terms printed");
        var model = new PublishedModel(
            cursor.Text("id", "a name"), cursor.Text("method", "such as cox or logistic"), endpoint, names.Selection(cursor, "within"), Together(cursor),
            cursor.Choice("ties", "not stated", TieRules), cursor.Setting("level", value => value is > 0 and < 1, "a number between 0 and 1, such as 0.95") ?? 0.95,
            cursor.List("terms", Term), cursor.OptionalText("place"))
        {
            Interval = cursor.Choice("interval", "wald", Intervals),
            Test = cursor.OptionalText("test") ?? "not stated",
        };
        cursor.Finish();
        return model;
    }

    private bool Together(ObjectCursor cursor)
    {
        if (cursor.Require("together", "true when the terms stand in one model, false when each stands alone") is not { } found) return false;
        if (found.ValueKind is JsonValueKind.True or JsonValueKind.False) return found.GetBoolean();
        faults.Shape(cursor.Below("together"), $"{ObjectCursor.Sort(found)} stands where true or false should", "true or false", "write true when the terms stand in one model");
        return false;
    }

    private PublishedTerm? Term(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string variable = cursor.Text("variable", "a variable of the study");
        names.Variable(variable, cursor.Below("variable"));
        Printed? ratio = cursor.Require("ratio", "the hazard ratio or odds ratio") is null ? null : cursor.Number("ratio");
        var term = new PublishedTerm(
            variable, cursor.OptionalText("label") ?? variable, ratio ?? Printed.TryRead("1")!, cursor.Number("lower"), cursor.Number("upper"), cursor.Number("p"),
            cursor.List("codings", (item, place) => Coding(item, place, variable)));
        string? twice = term.Codings.GroupBy(coding => coding.Id, StringComparer.Ordinal).FirstOrDefault(codings => codings.Count() > 1)?.Key;
        if (twice is not null) faults.Twice(cursor.Below("codings"), "coding", twice);
        cursor.Finish();
        return term;
    }

    private TermCoding? Coding(JsonElement element, string path, string variable)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string id = cursor.Text("id", "a name");
        string[] given = [.. CodingForms.Where(cursor.Has)];
        TermCoding? coding = null;
        if (given.Length != 1) faults.Shape(path, given.Length == 0 ? "no form is named" : "more than one form is named", "one of: " + string.Join(", ", CodingForms), "name one");
        else coding = given[0] switch
        {
            "linear" => new LinearCoding(id, cursor.Setting("linear", value => value > 0, "the units that the ratio is for, a number above 0") ?? 1),
            "cut" => new CutCoding(id, cursor.Setting("cut", _ => true, "a number") ?? 0),
            "scores" => Scores(cursor, id, variable),
            _ => Indicator(cursor, id, variable),
        };
        cursor.Finish();
        return coding;
    }

    private ScoreCoding Scores(ObjectCursor cursor, string id, string variable)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        JsonElement found = cursor.Find("scores")!.Value;
        if (ObjectCursor.Over(found, cursor.Below("scores"), faults) is not { } inner) return new ScoreCoding(id, scores);
        foreach (JsonProperty property in found.EnumerateObject())
        {
            names.Level(variable, property.Name, inner.Below(property.Name));
            scores[property.Name] = inner.Setting(property.Name, _ => true, "a number") ?? 0;
        }

        string? missing = names.Variable(variable, cursor.Path)?.FirstOrDefault(level => !scores.ContainsKey(level));
        if (missing is not null) faults.Shape(inner.Path, $"the level '{missing}' has no score", "a score for every level", $"add \"{missing}\"");
        return new ScoreCoding(id, scores);
    }

    private IndicatorCoding Indicator(ObjectCursor cursor, string id, string variable)
    {
        if (ObjectCursor.Over(cursor.Find("indicator")!.Value, cursor.Below("indicator"), faults) is not { } inner) return new IndicatorCoding(id, "", "");
        var coding = new IndicatorCoding(id, inner.Text("reference", "the level compared with"), inner.Text("shown", "the level whose ratio was printed"));
        if (coding.Reference.Length > 0) names.Level(variable, coding.Reference, inner.Below("reference"));
        if (coding.Shown.Length > 0) names.Level(variable, coding.Shown, inner.Below("shown"));
        inner.Finish();
        return coding;
    }
}
