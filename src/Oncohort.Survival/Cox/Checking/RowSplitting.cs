using System.Globalization;

namespace Oncohort.Survival.Cox.Checking;

/// <summary>Splits rows at the times at which their covariates change: at cuts, or at every event time of the stratum for log time.</summary>
internal sealed class RowSplitting
{
    private readonly TimeToEvent _data;
    private readonly TimeVaryingEffect?[] _effects;
    private readonly double[][] _breaks;
    private readonly Grouping? _strata;
    private readonly List<int> _source = [];
    private readonly List<double> _entry = [];
    private readonly List<double> _exit = [];
    private readonly List<double> _read = [];
    private readonly List<int> _code = [];

    private RowSplitting(TimeToEvent data, TimeVaryingEffect?[] effects, double[][] breaks, Grouping? strata)
    {
        _data = data;
        _effects = effects;
        _breaks = breaks;
        _strata = strata;
    }

    public static TimeVaryingRows Run(TimeToEvent data, CovariateMatrix covariates, TimeVaryingEffect?[] effects, Grouping? strata)
    {
        bool logTime = effects.Any(effect => effect is { Cuts: null });
        double[][] breaks = logTime ? EventTimes(data, strata) : [[.. effects.OfType<TimeVaryingEffect>().SelectMany(effect => effect.Cuts!).Distinct().Order()]];
        var splitting = new RowSplitting(data, effects, breaks, logTime ? strata : null);
        for (int row = 0; row < data.Rows; row++) splitting.Split(row, logTime);
        return splitting.Finish(covariates, strata);
    }

    /// <summary>The distinct event times of each stratum, ascending.</summary>
    private static double[][] EventTimes(TimeToEvent data, Grouping? strata)
    {
        List<double>[] times = [.. Enumerable.Range(0, strata?.Groups ?? 1).Select(_ => new List<double>())];
        foreach (int row in data.Order.Rows)
        {
            if (data.Code[row] != 1) continue;
            List<double> own = times[strata is null ? 0 : strata.CodeArray[row]];
            double time = data.ExitTime(row);
            if (own.Count == 0 || own[^1] != time) own.Add(time);
        }

        return [.. times.Select(list => list.ToArray())];
    }

    /// <summary>Cuts a row into pieces; each is read at its end, or (log time) at the one event time that it contains.</summary>
    private void Split(int row, bool logTime)
    {
        double from = _data.Axis.EntryTimes is { } entries ? entries[row] : 0;
        double to = _data.ExitTime(row);
        if (to <= 0)
        {
            if (_data.Code[row] == 1) throw new EstimationException(EstimationProblem.NotDefined, "An event is at time 0, where effects that change with time are not defined.");
            return;
        }

        double[] breaks = _breaks[_strata is null ? 0 : _strata.CodeArray[row]];
        int next = Array.BinarySearch(breaks, from) is >= 0 and int found ? found + 1 : ~Array.BinarySearch(breaks, from);
        for (; next < breaks.Length && breaks[next] < to; next++)
        {
            if (logTime && (next + 1 == breaks.Length || breaks[next + 1] > to)) break;
            Add(row, from, breaks[next], breaks[next], 0);
            from = breaks[next];
        }

        Add(row, from, to, logTime && next < breaks.Length && breaks[next] <= to ? breaks[next] : to, _data.Code[row]);
    }

    private void Add(int row, double from, double to, double read, int code)
    {
        if (_source.Count == TimeVaryingRows.MostPieces)
        {
            throw new EstimationException(
                EstimationProblem.NotDefined, string.Create(CultureInfo.InvariantCulture, $"Effects of log time would split the rows into more than {TimeVaryingRows.MostPieces} pieces."));
        }

        _source.Add(row);
        _entry.Add(from);
        _exit.Add(to);
        _read.Add(read);
        _code.Add(code);
    }

    private TimeVaryingRows Finish(CovariateMatrix covariates, Grouping? strata)
    {
        int[] source = [.. _source];
        double[]? weight = _data.Weight is null ? null : Array.ConvertAll(source, row => _data.Weight[row]);
        int[]? count = _data.Count is null ? null : Array.ConvertAll(source, row => _data.Count[row]);
        var data = TimeToEvent.Create([.. _exit], [.. _code], [.. _entry], weight, count);
        List<string> names = [];
        List<double[]> columns = [];
        List<(int, int)> places = [];
        for (int j = 0; j < _effects.Length; j++)
        {
            int first = columns.Count;
            double[] x = Array.ConvertAll(source, row => covariates.Columns[j][row]);
            AddColumns(covariates.Names[j], x, _effects[j], names, columns);
            places.Add((first, columns.Count - first));
        }

        Grouping? regrouped = strata is null ? null : new Grouping(Array.ConvertAll(source, row => strata.CodeArray[row]), strata.Groups);
        return new TimeVaryingRows(data, new CovariateMatrix(names, columns), places, source, _data.Rows, regrouped);
    }

    private void AddColumns(string name, double[] x, TimeVaryingEffect? effect, List<string> names, List<double[]> columns)
    {
        if (effect?.Cuts is not { } cuts)
        {
            names.Add(name);
            columns.Add(x);
            if (effect is null) return;
            names.Add($"{name}:log(t)");
            columns.Add([.. x.Select((value, i) => value * Math.Log(_read[i]))]);
            return;
        }

        for (int k = 0; k <= cuts.Count; k++)
        {
            double low = k == 0 ? double.NegativeInfinity : cuts[k - 1];
            double high = k == cuts.Count ? double.PositiveInfinity : cuts[k];
            names.Add($"{name}:{Interval(k, cuts)}");
            columns.Add([.. x.Select((value, i) => _read[i] > low && _read[i] <= high ? value : 0)]);
        }
    }

    private static string Interval(int k, IReadOnlyList<double> cuts)
    {
        if (k == 0) return string.Create(CultureInfo.InvariantCulture, $"t<={cuts[0]}");
        return k == cuts.Count
            ? string.Create(CultureInfo.InvariantCulture, $"t>{cuts[^1]}")
            : string.Create(CultureInfo.InvariantCulture, $"{cuts[k - 1]}<t<={cuts[k]}");
    }
}
