using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class StateOccupancyReferenceTests
{
    private static readonly Dictionary<string, JsonElement> Suite =
        Golden.Read("multi_state.json").GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Cases => [.. Suite.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Occupancy_is_that_of_survfit(string name)
    {
        var reference = new HistoryCase(Suite[name]);
        IReadOnlyList<StateOccupancyGroup> groups = StateOccupancy.Estimate(reference.History, reference.Groups, reference.Options);
        JsonElement[] expected = [.. reference.Json.GetProperty("groups").EnumerateArray()];
        Assert.Equal(expected.Length, groups.Count);
        for (int g = 0; g < expected.Length; g++)
        {
            Assert.Equal(expected[g].GetProperty("n").GetInt32(), groups[g].Subjects);
            JsonElement[] states = [.. expected[g].GetProperty("states").EnumerateArray()];
            for (int state = 0; state < states.Length; state++)
            {
                string what = $"{expected[g].GetProperty("group").GetString()}, {reference.Graph.States[state]}";
                Agrees.Occupancy(states[state].Number("initial"), groups[g].Initial[state], what + ", initially");
                CurveAgrees(states[state].GetProperty("steps"), groups[g], state, what);
            }

            TransitionsAgree(expected[g], groups[g], reference.Graph);
            SojournsAgree(reference, expected[g], groups[g]);
        }
    }

    private static void CurveAgrees(JsonElement expected, StateOccupancyGroup group, int state, string what)
    {
        double[] times = [.. expected.Cells("time").Select(time => time!.Value)];
        StateOccupancyPoint[] fixedTimes = group.At(state, times);
        StateOccupancyPoint[] own = group.Steps(state);
        for (int i = 0; i < times.Length; i++)
        {
            string at = $"{what} at {times[i]}";
            IEnumerable<StateOccupancyPoint> steps = own.Where(candidate => Math.Abs(candidate.Time - times[i]) < 1e-6).Append(fixedTimes[i]);
            foreach (StateOccupancyPoint point in steps)
            {
                Agrees.Estimate(expected.Cells("at_risk")[i], point.AtRisk, at + ", at risk");
                Agrees.Occupancy(expected.Cells("probability")[i], point.Probability, at + ", probability");
                Agrees.Estimate(expected.Cells("se")[i], point.StandardError, at + ", standard error");
                Agrees.Estimate(expected.Cells("lower")[i], point.Lower, at + ", lower");
                Agrees.Estimate(expected.Cells("upper")[i], point.Upper, at + ", upper");
            }
        }
    }

    private static void TransitionsAgree(JsonElement expected, StateOccupancyGroup group, StateGraph graph)
    {
        JsonElement[] counts = [.. expected.GetProperty("transitions").EnumerateArray()];
        Assert.Equal(counts.Length, group.Transitions.Count);
        foreach (TransitionCount count in group.Transitions)
        {
            JsonElement same = counts.Single(item => item.GetProperty("from").GetString() == graph.States[count.From] && item.GetProperty("to").GetString() == graph.States[count.To]);
            Agrees.Estimate(same.Number("events"), count.Events, $"{graph.States[count.From]} to {graph.States[count.To]}");
        }
    }

    private static void SojournsAgree(HistoryCase reference, JsonElement expected, StateOccupancyGroup group)
    {
        if (!expected.TryGetProperty("sojourn", out JsonElement sojourn)) return;
        IReadOnlyList<SojournEstimate> estimates = group.Sojourn(reference.Json.GetProperty("options").Number("tau"));
        JsonElement[] means = [.. sojourn.EnumerateArray()];
        for (int state = 0; state < means.Length; state++)
        {
            Agrees.Estimate(means[state].Number("mean"), estimates[state].Mean, $"mean time in {reference.Graph.States[state]}");
            Agrees.Estimate(means[state].Number("se"), estimates[state].StandardError, $"its standard error in {reference.Graph.States[state]}");
        }
    }
}
