using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Numbers at risk in levels that at least as many patients leave as the limit says: between two levels it is not told how many have left.</summary>
internal sealed class RiskLevels
{
    private readonly (double Time, double AtRisk)[] _steps;
    private readonly double[] _tops;
    private readonly double _all;
    private readonly Count _n;
    private readonly int _below;
    private readonly bool _rises;

    /// <param name="steps">The number at risk at each observed time, in order.</param>
    /// <param name="all">The patients of the group.</param>
    /// <param name="n">The patients of the group as they are printed.</param>
    /// <param name="below">Numbers from 1 to one below this are small.</param>
    public RiskLevels((double Time, double AtRisk)[] steps, double all, Count n, int below)
    {
        (_steps, _all, _n, _below) = (steps, all, n, below);
        List<double> tops = [all];
        for (int i = 0; i < steps.Length; i++)
        {
            _rises |= steps[i].AtRisk > (i == 0 ? all : steps[i - 1].AtRisk);
            if (tops[^1] - steps[i].AtRisk >= below) tops.Add(steps[i].AtRisk);
        }

        _tops = [.. tops];
    }

    /// <summary>Until when each printed number holds, in order of time.</summary>
    public IReadOnlyList<RiskLevel> Levels
    {
        get
        {
            List<RiskLevel> levels = [];
            foreach ((double time, double atRisk) in _steps)
            {
                Count printed = Printed(atRisk);
                if (levels.Count > 0 && levels[^1].AtRisk == printed) levels[^1] = new RiskLevel(time, printed);
                else levels.Add(new RiskLevel(time, printed));
            }

            return levels;
        }
    }

    /// <summary>The number just before a time.</summary>
    public double Before(double time) => _steps.Where(step => step.Time >= time - (1e-9 * Math.Max(1, time))).Select(step => step.AtRisk).FirstOrDefault();

    /// <summary>Whether the number at a time is 0 or large enough to be told.</summary>
    public bool IsSafe(double time) => Before(time) is var atRisk && (atRisk <= 0 || atRisk >= _below);

    /// <summary>A number as it is printed.</summary>
    public Count Printed(double atRisk)
    {
        if (atRisk <= 0) return 0;
        if (atRisk < _below) return Count.Between(1, _below - 1);
        if (_rises || _n.IsWithheld) return Count.Between(_below, _n.IsWithheld ? _n.AtMost : _rises ? double.PositiveInfinity : _all);
        if (atRisk == _all) return _all;
        int level = Array.FindLastIndex(_tops, top => top >= atRisk);
        double upper = level == 0 ? _all - 1 : _tops[level];
        double lower = level + 1 < _tops.Length ? _tops[level + 1] + 1 : _below;
        return Count.Between(Math.Max(_below, lower), Math.Max(_below, upper));
    }
}
