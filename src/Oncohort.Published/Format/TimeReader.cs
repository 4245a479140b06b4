using System.Text.Json;

namespace Oncohort.Published.Format;

/// <summary>Reads endpoints, figures at fixed times, and tests between groups.</summary>
internal sealed class TimeReader(Names names, FaultList faults)
{
    private static readonly string[] Quantities = ["survival", "incidence"];
    private static readonly string[] Estimators = ["kaplan-meier", "cumulative-incidence", "crude", "not stated"];

    public PublishedEndpoint? Endpoint(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        cursor.Require("event", "the patients who have the event");
        string id = cursor.Text("id", "a name");
        string? followUp = cursor.OptionalText("follow_up");
        if (followUp is not null) names.Variable(followUp, cursor.Below("follow_up"));
        var endpoint = new PublishedEndpoint(
            id, cursor.OptionalText("label") ?? id, cursor.Text("origin", "the moment from which time counts, such as rt_start"), names.Selection(cursor, "event"),
            names.OptionalSelection(cursor, "competing"), names.Selection(cursor, "within"), cursor.Text("unit", "the unit of its times, such as months"))
        {
            FollowUp = followUp,
        };
        cursor.Finish();
        return endpoint;
    }

    public PublishedCurve? Curve(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string id = cursor.Text("id", "a name");
        string endpoint = cursor.Text("endpoint", "an endpoint of the study");
        names.Endpoint(endpoint, cursor.Below("endpoint"));
        cursor.Require("quantity", "survival or incidence");
        cursor.Require("points", "the figures by time");
        var curve = new PublishedCurve(
            id, cursor.OptionalText("label") ?? id, endpoint, names.Selection(cursor, "within"),
            cursor.Choice("quantity", "survival", Quantities) == "survival" ? CurveQuantity.Survival : CurveQuantity.Incidence,
            cursor.Choice("estimator", "not stated", Estimators), cursor.List("points", Point), cursor.OptionalText("place"));
        cursor.Finish();
        return curve;
    }

    public PublishedTest? Test(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        string? endpoint = cursor.OptionalText("endpoint");
        names.Endpoint(endpoint, cursor.Below("endpoint"));
        cursor.Require("test", "method, statistic, df and p");
        var test = new PublishedTest(
            cursor.Text("id", "a name"), endpoint, cursor.List("groups", Group), new CountReader(names, faults).Test(cursor) ?? new PrintedTest("not stated", null, null, null), cursor.OptionalText("place"));
        if (test.Groups.Count < 2) faults.Shape(cursor.Below("groups"), "there are fewer than two groups", "at least two groups", "name the groups compared");
        cursor.Finish();
        return test;
    }

    private PublishedGroup? Group(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        cursor.Require("where", "who belongs to the group");
        var group = new PublishedGroup(cursor.Text("label", "the group's name in print"), names.Selection(cursor, "where"));
        cursor.Finish();
        return group;
    }

    private PublishedPoint? Point(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, faults) is not { } cursor) return null;
        Printed? time = cursor.Require("time", "the time, in the endpoint's unit") is null ? null : cursor.Number("time");
        var point = new PublishedPoint(
            time ?? Printed.TryRead("0")!, cursor.Number("percent"), cursor.Number("n"), cursor.Number("at_risk"), cursor.Number("lower"), cursor.Number("upper"));
        if (point.Percent is null && point.N is null) faults.Shape(path, "neither a percentage nor a count is given", "percent, n or both", "write what was printed");
        cursor.Finish();
        return point;
    }
}
