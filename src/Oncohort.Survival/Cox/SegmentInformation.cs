using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Oncohort.Survival.Cox;

/// <summary>The information of one segment's event times and rows; see <see cref="InformationSum"/>.</summary>
internal sealed class SegmentInformation
{
    private const int ChunkRows = 64;

    private readonly CoxDesign _design;
    private readonly RiskSetSweep _sweep;
    private readonly double[]? _factor;
    private readonly double[][] _outer;
    private readonly List<EventTime> _eventTimes = [];
    private readonly List<Run> _runs = [];

    public SegmentInformation(CoxDesign design, RiskSetSweep sweep, int powers, double[]? factor)
    {
        _design = design;
        _sweep = sweep;
        _factor = factor;
        _outer = [.. Enumerable.Range(0, powers).Select(_ => new double[design.Width * design.Width])];
    }

    private readonly record struct EventTime(int Time, double Hazard, double DeathRelief);

    /// <summary>The rows of one stratum and its event times, latest first, in the list of all.</summary>
    private readonly record struct Run(int From, int To, int FirstEvent, int EndEvent);

    public void Clear()
    {
        foreach (double[] outer in _outer) Array.Clear(outer);
        _eventTimes.Clear();
        _runs.Clear();
    }

    /// <summary>Adds an event time's outer products and keeps its hazard for the rows.</summary>
    public void Add(RiskSetMoments moments, in TieSums sums)
    {
        _eventTimes.Add(new EventTime(moments.Time, sums.A1, sums.B1));
        double factor = 1;
        foreach (double[] outer in _outer)
        {
            if (sums.C2 == 0) AddOuter(outer, factor * sums.A2, moments.S1);
            else AddTiedOuter(outer, factor, sums, moments);
            if (_factor is not null) factor *= _factor[moments.Time];
        }
    }

    /// <summary>Ends the rows of a stratum, or of this segment's part of it.</summary>
    public void EndStratum(int from, int to) => _runs.Add(new Run(from, to, _runs.Count == 0 ? 0 : _runs[^1].EndEvent, _eventTimes.Count));

    /// <summary>The hazard of all event times, each multiplied by the power of its factor.</summary>
    public double Hazard(int power)
    {
        double hazard = 0;
        for (int at = _eventTimes.Count - 1; at >= 0; at--) hazard += _eventTimes[at].Hazard * Factor(_eventTimes[at].Time, power);
        return hazard;
    }

    /// <summary>The finished sums, one a power, width by width, the upper triangle by blocks of four columns.</summary>
    /// <param name="hazardBefore">The hazard that the stratum has accumulated, for each power, before this part of it begins.</param>
    public double[][] Finish(double[] hazardBefore)
    {
        double[][] gram = [.. _outer.Select(outer => new double[outer.Length])];
        foreach (Run run in _runs)
        {
            var hazards = new RunHazard[_outer.Length];
            for (int power = 0; power < hazards.Length; power++) hazards[power] = HazardOf(run, power, hazardBefore[power]);
            int[] times = TimesOf(run);
            for (int from = run.From; from < run.To; from += ChunkRows) AddChunk(from, Math.Min(from + ChunkRows, run.To), times, hazards, gram);
        }

        for (int power = 0; power < gram.Length; power++)
        {
            for (int i = 0; i < gram[power].Length; i++) gram[power][i] -= _outer[power][i];
        }

        return gram;
    }

    /// <summary>The hazard accumulated before each event time and after the last, ascending, and what its ties relieve a death of.</summary>
    private readonly record struct RunHazard(double[] Accumulated, double[] Relief);

    private int[] TimesOf(Run run)
    {
        int[] times = new int[run.EndEvent - run.FirstEvent];
        for (int t = 0; t < times.Length; t++) times[t] = _eventTimes[run.EndEvent - 1 - t].Time;
        return times;
    }

    private RunHazard HazardOf(Run run, int power, double before)
    {
        int count = run.EndEvent - run.FirstEvent;
        double[] accumulated = new double[count + 1];
        double[] relief = new double[count];
        accumulated[0] = before;
        for (int t = 0; t < count; t++)
        {
            EventTime time = _eventTimes[run.EndEvent - 1 - t];
            double factor = Factor(time.Time, power);
            accumulated[t + 1] = accumulated[t] + (time.Hazard * factor);
            relief[t] = time.DeathRelief * factor;
        }

        return new RunHazard(accumulated, relief);
    }

    private double Factor(int time, int power)
    {
        double factor = 1;
        for (int i = 0; i < power; i++) factor *= _factor![time];
        return factor;
    }

    private void AddChunk(int from, int to, int[] times, RunHazard[] hazards, double[][] gram)
    {
        Span<double> weights = stackalloc double[ChunkRows];
        weights = weights[..(to - from)];
        ReadOnlySpan<double> rows = _design.X.AsSpan(from * _design.Stride, (weights.Length * _design.Stride) + _design.Width - _design.Columns);
        for (int power = 0; power < hazards.Length; power++)
        {
            Weigh(from, times, hazards[power], weights);
            MomentSums.AddSecond(rows, _design.Stride, _design.Width, weights, gram[power]);
        }
    }

    /// <summary>Each row's risk times the hazard of the event times at which it is at risk, less what the ties relieve its own death of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh(int from, int[] times, RunHazard hazard, Span<double> weights)
    {
        ReadOnlySpan<double> risk = _sweep.Risks[from..];
        double[] accumulated = hazard.Accumulated;
        int passed = EventTimeSearch.Through(times, _design.Exit[from]);
        for (int i = 0; i < weights.Length; i++)
        {
            int exit = _design.Exit[from + i];
            while (passed < times.Length && times[passed] <= exit) passed++;
            double sum = accumulated[passed];
            if (_design.Entry is not null) sum -= accumulated[EventTimeSearch.Through(times, _design.Entry[from + i] - 1)];
            if (_design.IsEvent[from + i]) sum -= hazard.Relief[passed - 1];
            weights[i] = risk[i] * sum;
        }
    }

    private void AddOuter(double[] outer, double factor, double[] s)
    {
        for (int j = 0, at = 0; j < _design.Columns; j++, at += _design.Width)
        {
            var sj = Vector256.Create(factor * s[j]);
            for (int k = j & ~3; k < _design.Width; k += 4) (Vector256.Create(outer, at + k) + (sj * Vector256.Create(s, k))).CopyTo(outer, at + k);
        }
    }

    private void AddTiedOuter(double[] outer, double factor, in TieSums sums, RiskSetMoments moments)
    {
        double[] s = moments.S1;
        double[] d = moments.D1;
        for (int j = 0, at = 0; j < _design.Columns; j++, at += _design.Width)
        {
            var ofS = Vector256.Create(factor * ((sums.A2 * s[j]) - (sums.B2 * d[j])));
            var ofD = Vector256.Create(factor * ((sums.C2 * d[j]) - (sums.B2 * s[j])));
            for (int k = j & ~3; k < _design.Width; k += 4)
                (Vector256.Create(outer, at + k) + (ofS * Vector256.Create(s, k)) + (ofD * Vector256.Create(d, k))).CopyTo(outer, at + k);
        }
    }
}
