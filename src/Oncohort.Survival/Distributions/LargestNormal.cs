using MathNet.Numerics.Integration;

namespace Oncohort.Survival.Distributions;

/// <summary>The upper tail of max |Z| of at most four jointly normal variables, whose correlation may be singular.</summary>
/// <remarks>
/// Conditioning one dimension after the other on the Cholesky factor, as Genz (1992, J Comput Graph Stat 1:141) does; but the dimensions are integrated by
/// Gauss-Legendre rules between the vertices of the polytope |Z| &lt; m, where the integrand is analytic, halved where it is steep, and the last one in closed form.
/// What is summed is the probability outside the polytope, so that small tails keep their digits. Deterministic; the relative error is below 1e-9 in up to three dimensions, below 1e-6 in four.
/// </remarks>
internal sealed class LargestNormal
{
    /// <summary>The most variables.</summary>
    public const int MostVariables = 4;

    private const int Order = 10;
    private const int MostHalvings = 12;
    private const double PanelWidth = 2;
    private const double FineTolerance = 1e-10;
    private const double CoarseTolerance = 1e-8;
    private const double Dependent = 1e-12;
    private const double Beyond = 38;

    private static readonly GaussLegendreRule Rule = new(-1, 1, Order);

    private readonly double[][] _row;
    private readonly double _limit;
    private readonly int _rank;
    private readonly double[][] _given;
    private readonly double _tolerance;
    private readonly double _negligible;

    private LargestNormal(double[][] row, int rank, double limit)
    {
        _row = row;
        _rank = rank;
        _limit = limit;
        _given = [.. Enumerable.Range(0, rank).Select(_ => new double[row.Length])];
        _tolerance = rank < MostVariables ? FineTolerance : CoarseTolerance;
        _negligible = _tolerance / 10 * NormalDistribution.TwoSided(limit);
    }

    /// <summary>P(max |Z| &gt;= <paramref name="limit"/>) for standard normal variables with this correlation.</summary>
    public static double UpperTail(double[,] correlation, double limit)
    {
        int variables = correlation.GetLength(0);
        if (variables > MostVariables) throw new ArgumentException($"There are {variables} variables; at most {MostVariables} are integrated.", nameof(correlation));
        if (!(limit > 0)) return 1;
        if (limit > Beyond) return 0;
        (double[][] row, int rank) = Factor(correlation);
        return Math.Min(1, new LargestNormal(row, rank, limit).Outside(0));
    }

    /// <summary>Unit vectors whose inner products are the correlations, one a variable, in as few dimensions as there are independent variables.</summary>
    private static (double[][] Row, int Rank) Factor(double[,] correlation)
    {
        int variables = correlation.GetLength(0);
        double[][] row = [.. Enumerable.Range(0, variables).Select(_ => new double[variables])];
        var leaders = new List<int>();
        for (int i = 0; i < variables; i++)
        {
            double left = 1;
            for (int d = 0; d < leaders.Count; d++)
            {
                double sum = correlation[i, leaders[d]];
                for (int e = 0; e < d; e++) sum -= row[i][e] * row[leaders[d]][e];
                row[i][d] = sum / row[leaders[d]][d];
                left -= row[i][d] * row[i][d];
            }

            if (left > Dependent)
            {
                row[i][leaders.Count] = Math.Sqrt(left);
                leaders.Add(i);
            }
            else
            {
                double length = Math.Sqrt(1 - left);
                for (int d = 0; d < leaders.Count; d++) row[i][d] /= length;
            }
        }

        return (row, leaders.Count);
    }

    /// <summary>The probability that a variable leaves its limits, given the coordinates before <paramref name="depth"/>.</summary>
    private double Outside(int depth)
    {
        double[] given = _given[depth];
        if (depth == _rank - 1) return OutsideInterval(depth, given);
        List<double> corners = Corners(depth, given);
        if (corners.Count == 0) return 1;
        corners.Sort();
        (double low, double high) = (corners[0], corners[^1]);
        double sum = NormalDistribution.UpperTail(high) + NormalDistribution.UpperTail(-low);

        // The polytope is symmetric about the origin before anything is given.
        double from = depth == 0 ? 0 : low;
        double twice = depth == 0 ? 2 : 1;
        foreach (double corner in corners)
        {
            if (!(corner > from)) continue;
            sum += twice * Integrate(depth, from, corner);
            from = corner;
        }

        return sum;
    }

    private double Integrate(int depth, double from, double to)
    {
        int panels = Math.Max(1, (int)Math.Ceiling((to - from) / PanelWidth));
        double width = (to - from) / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++)
        {
            double start = from + (panel * width);
            sum += Halve(depth, start, start + width, Panel(depth, start, start + width), MostHalvings);
        }

        return sum;
    }

    /// <summary>Halves a panel until its halves add up to it, more strictly the deeper the dimension lies.</summary>
    private double Halve(int depth, double from, double to, double whole, int halvings)
    {
        double middle = (from + to) / 2;
        double left = Panel(depth, from, middle);
        double right = Panel(depth, middle, to);
        double tolerance = Math.Max(_negligible, Math.Pow(10, -depth) * _tolerance * (left + right));
        if (halvings == 0 || Math.Abs(left + right - whole) <= tolerance) return left + right;
        return Halve(depth, from, middle, left, halvings - 1) + Halve(depth, middle, to, right, halvings - 1);
    }

    private double Panel(int depth, double from, double to)
    {
        double[] given = _given[depth];
        double[] next = _given[depth + 1];
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < Order; i++)
        {
            double y = from + half + (half * Rule.GetAbscissa(i));
            for (int v = 0; v < given.Length; v++) next[v] = given[v] + (_row[v][depth] * y);
            sum += Rule.GetWeight(i) * Math.Exp(-y * y / 2) * Outside(depth + 1);
        }

        return half * sum / Math.Sqrt(2 * Math.PI);
    }

    private double OutsideInterval(int depth, double[] given)
    {
        double low = double.NegativeInfinity;
        double high = double.PositiveInfinity;
        for (int v = 0; v < given.Length; v++)
        {
            double slope = _row[v][depth];
            if (slope == 0)
            {
                if (Math.Abs(given[v]) > _limit * (1 + 1e-9)) return 1;
                continue;
            }

            double a = (-_limit - given[v]) / slope;
            double b = (_limit - given[v]) / slope;
            low = Math.Max(low, Math.Min(a, b));
            high = Math.Min(high, Math.Max(a, b));
        }

        return low >= high ? 1 : NormalDistribution.UpperTail(high) + NormalDistribution.UpperTail(-low);
    }

    /// <summary>The coordinate <paramref name="depth"/> of every vertex of what is left of the polytope.</summary>
    private List<double> Corners(int depth, double[] given)
    {
        int dimensions = _rank - depth;
        Span<double> vertex = stackalloc double[dimensions];
        Span<double> system = stackalloc double[dimensions * (dimensions + 1)];
        var corners = new List<double>();
        for (int chosen = 0; chosen < 1 << given.Length; chosen++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)chosen) != dimensions) continue;
            for (int signs = 0; signs < 1 << dimensions; signs++)
            {
                SetAtLimits(depth, given, chosen, signs, system);
                if (Solve(system, vertex) && IsInside(depth, given, vertex)) corners.Add(vertex[0]);
            }
        }

        return corners;
    }

    /// <summary>The linear equations of the point at which the chosen variables are at their limits.</summary>
    private void SetAtLimits(int depth, double[] given, int chosen, int signs, Span<double> system)
    {
        int dimensions = _rank - depth;
        int equation = 0;
        for (int v = 0; v < given.Length; v++)
        {
            if (((chosen >> v) & 1) == 0) continue;
            Span<double> line = system.Slice(equation * (dimensions + 1), dimensions + 1);
            _row[v].AsSpan(depth, dimensions).CopyTo(line);
            line[dimensions] = (((signs >> equation) & 1) == 0 ? _limit : -_limit) - given[v];
            equation++;
        }
    }

    /// <summary>Gauss-Jordan elimination; false when the equations do not determine a point.</summary>
    private static bool Solve(Span<double> system, Span<double> point)
    {
        int n = point.Length;
        int width = n + 1;
        for (int d = 0; d < n; d++)
        {
            int pivot = d;
            for (int e = d + 1; e < n; e++)
            {
                if (Math.Abs(system[(e * width) + d]) > Math.Abs(system[(pivot * width) + d])) pivot = e;
            }

            if (Math.Abs(system[(pivot * width) + d]) < 1e-9) return false;
            for (int c = 0; c < width; c++) (system[(d * width) + c], system[(pivot * width) + c]) = (system[(pivot * width) + c], system[(d * width) + c]);
            for (int e = 0; e < n; e++)
            {
                if (e == d) continue;
                double factor = system[(e * width) + d] / system[(d * width) + d];
                for (int c = d; c < width; c++) system[(e * width) + c] -= factor * system[(d * width) + c];
            }
        }

        for (int d = 0; d < n; d++) point[d] = system[(d * width) + n] / system[(d * width) + d];
        return true;
    }

    private bool IsInside(int depth, double[] given, ReadOnlySpan<double> vertex)
    {
        for (int v = 0; v < given.Length; v++)
        {
            double value = given[v];
            for (int d = 0; d < vertex.Length; d++) value += _row[v][depth + d] * vertex[d];
            if (Math.Abs(value) > _limit * (1 + 1e-9)) return false;
        }

        return true;
    }
}
