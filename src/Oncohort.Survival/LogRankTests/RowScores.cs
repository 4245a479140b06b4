using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.LogRankTests;

/// <summary>What each row adds to observed minus expected events: they depend on the pooled risk sets, not on the groups.</summary>
internal static class RowScores
{
    /// <summary>The score of every row, in the order of the data; O(n log n).</summary>
    public static double[] Of(TimeToEvent data, Grouping? strata, LogRankOptions options)
    {
        strata ??= Grouping.Undivided(data.Rows);
        Hazard[] hazards = Hazards(RiskSetTally.Build(data, strata.CodeArray, strata.Groups, cause: 1), strata.Groups, options);
        double[] scores = new double[data.Rows];
        for (int row = 0; row < scores.Length; row++)
        {
            Hazard hazard = hazards[strata.CodeArray[row]];
            int exit = hazard.EventsUntil(data.Axis.Exit[row]);
            int entry = data.Axis.Entry is null ? 0 : hazard.EventsUntil(data.Axis.Entry[row] - 1);
            scores[row] = (data.Code[row] == 1 ? hazard.Weight[exit - 1] : 0) - (hazard.Cumulative[exit] - hazard.Cumulative[entry]);
        }

        return scores;
    }

    private static Hazard[] Hazards(RiskSetTally tally, int layers, LogRankOptions options)
    {
        Hazard[] hazards = [.. Enumerable.Range(0, layers).Select(_ => new Hazard())];
        EventTimeWeight[] weights = [.. Enumerable.Range(0, layers).Select(_ => new EventTimeWeight(options))];
        double[] atRisk = new double[layers];
        int arrived = 0;
        foreach (RiskSetTally.Exit exit in tally.Exits)
        {
            for (; arrived < tally.Arrivals.Length && tally.Arrivals[arrived].Time <= exit.Time; arrived++)
                atRisk[tally.Arrivals[arrived].Group] += tally.Arrivals[arrived].All;
            double n = atRisk[exit.Group];
            if (exit.Events > 0) hazards[exit.Group].Add(exit.Time, weights[exit.Group].Next(n, exit.Events), exit.Events / n);
            atRisk[exit.Group] -= exit.All;
        }

        return hazards;
    }

    /// <summary>The weighted cumulative hazard of one stratum.</summary>
    private sealed class Hazard
    {
        private readonly List<int> _times = [];

        public List<double> Weight { get; } = [];

        /// <summary>After 0, 1, 2, … event times.</summary>
        public List<double> Cumulative { get; } = [0];

        public void Add(int time, double weight, double rate)
        {
            _times.Add(time);
            Weight.Add(weight);
            Cumulative.Add(Cumulative[^1] + (weight * rate));
        }

        /// <summary>The number of event times up to and including a time index.</summary>
        public int EventsUntil(int time)
        {
            int at = _times.BinarySearch(time);
            return at >= 0 ? at + 1 : ~at;
        }
    }
}
