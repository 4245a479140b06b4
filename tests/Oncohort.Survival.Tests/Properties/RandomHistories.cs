using CsCheck;

namespace Oncohort.Survival.Tests.Properties;

/// <summary>Made-up histories over four states, three of which can be left for any other, with ties, late entry, several starting states, and rows split without a transition.</summary>
internal sealed record RandomHistories(double[] Start, double[] Stop, int[] From, int[] To, int[] Subject, int Subjects, double[] Weight)
{
    public static readonly StateGraph Graph = new(
        ["a", "b", "c", "d"], [.. from a in Enumerable.Range(0, 3) from b in Enumerable.Range(0, 4) where a != b select new StateTransition(a, b)]);

    private static readonly Gen<(int, int, int, (int, int, int)[])> Subject1 =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[1, 4], Gen.Select(Gen.Int[1, 4], Gen.Int[0, 3], Gen.Int[0, 9]).Array[1, 5]);

    public static readonly Gen<RandomHistories> Any = Subject1.Array[4, 30].Select(Of);

    public StateHistory History => StateHistory.Create(Graph, Stop, From, To, Start, new Grouping(Subject, Subjects));

    public StateHistory Weighted(double[] weight) => StateHistory.Create(Graph, Stop, From, To, Start, new Grouping(Subject, Subjects), weight);

    public RandomHistories Take(int[] rows) => this with
    {
        Start = [.. rows.Select(i => Start[i])],
        Stop = [.. rows.Select(i => Stop[i])],
        From = [.. rows.Select(i => From[i])],
        To = [.. rows.Select(i => To[i])],
        Subject = [.. rows.Select(i => Subject[i])],
        Weight = [.. rows.Select(i => Weight[i])],
    };

    private static RandomHistories Of((int Entry, int State, int Weight, (int Length, int To, int Chance)[] Stays)[] subjects)
    {
        List<(double Start, double Stop, int From, int To, int Subject, double Weight)> rows = [];
        for (int subject = 0; subject < subjects.Length; subject++)
        {
            double time = subjects[subject].Entry;
            int state = subjects[subject].State;
            foreach ((int length, int wish, int chance) in subjects[subject].Stays)
            {
                int to = chance < 3 || wish == state ? -1 : wish;
                rows.Add((time, time + length, state, to, subject, subjects[subject].Weight));
                time += length;
                if (to == 3) break;
                if (to >= 0) state = to;
            }
        }

        return new RandomHistories([.. rows.Select(row => row.Start)], [.. rows.Select(row => row.Stop)], [.. rows.Select(row => row.From)],
            [.. rows.Select(row => row.To)], [.. rows.Select(row => row.Subject)], subjects.Length, [.. rows.Select(row => row.Weight)]);
    }
}
