namespace Oncohort.Published.Reconstruction;

/// <summary>A small Cox model fitted many times over during the search; the figures reported are those of Oncohort.Survival.</summary>
internal sealed class CoxNewton(int rows, int columns)
{
    private readonly double[] _risk = new double[rows];
    private readonly double[] _score = new double[columns];
    private readonly double[] _first = new double[columns];
    private readonly double[,] _second = new double[columns, columns];
    private readonly double[,] _information = new double[columns, columns];

    /// <summary>The column of each covariate.</summary>
    public double[][] X { get; } = [.. Enumerable.Range(0, columns).Select(_ => new double[rows])];

    /// <summary>The coefficients, which the next fit starts from.</summary>
    public double[] Beta { get; } = new double[columns];

    /// <summary>The standard error of each coefficient.</summary>
    public double[] Error { get; } = new double[columns];

    /// <summary>Fits the model.</summary>
    /// <param name="order">The rows by ascending time.</param>
    /// <param name="died">Whether each row ended with death.</param>
    /// <returns>Whether a finite maximum was found.</returns>
    public bool Fit(int[] order, bool[] died)
    {
        for (int iteration = 0; iteration < 15; iteration++)
        {
            Sweep(order, died);
            if (!Solve(out double step)) break;
            if (step < 1e-4) return Array.TrueForAll(Beta, value => Math.Abs(value) < 8);
        }

        Array.Clear(Beta);
        return false;
    }

    private void Sweep(int[] order, bool[] died)
    {
        Array.Clear(_score);
        Array.Clear(_first);
        Array.Clear(_second);
        Array.Clear(_information);
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            double eta = 0;
            for (int j = 0; j < columns; j++) eta += Beta[j] * X[j][row];
            _risk[row] = Math.Exp(eta);
        }

        for (int place = order.Length - 1; place >= 0; place--)
        {
            int row = order[place];
            double risk = _risk[row];
            sum += risk;
            for (int j = 0; j < columns; j++)
            {
                _first[j] += risk * X[j][row];
                for (int k = 0; k <= j; k++) _second[j, k] += risk * X[j][row] * X[k][row];
            }

            if (!died[row]) continue;
            for (int j = 0; j < columns; j++)
            {
                _score[j] += X[j][row] - (_first[j] / sum);
                for (int k = 0; k <= j; k++) _information[j, k] += (_second[j, k] / sum) - (_first[j] / sum * (_first[k] / sum));
            }
        }
    }

    /// <summary>A Newton step by Gauss-Jordan elimination, which leaves the inverse of the information for the standard errors.</summary>
    private bool Solve(out double step)
    {
        step = 0;
        double[,] work = new double[columns, 2 * columns];
        for (int j = 0; j < columns; j++)
        {
            for (int k = 0; k < columns; k++) work[j, k] = j >= k ? _information[j, k] : _information[k, j];
            work[j, columns + j] = 1;
        }

        for (int pivot = 0; pivot < columns; pivot++)
        {
            double value = work[pivot, pivot];
            if (!(value > 1e-9)) return false;
            for (int k = 0; k < 2 * columns; k++) work[pivot, k] /= value;
            for (int j = 0; j < columns; j++)
            {
                double factor = work[j, pivot];
                if (j == pivot || factor == 0) continue;
                for (int k = 0; k < 2 * columns; k++) work[j, k] -= factor * work[pivot, k];
            }
        }

        for (int j = 0; j < columns; j++)
        {
            double delta = 0;
            for (int k = 0; k < columns; k++) delta += work[j, columns + k] * _score[k];
            delta = Math.Clamp(delta, -2, 2);
            Beta[j] += delta;
            Error[j] = Math.Sqrt(work[j, columns + j]);
            step = Math.Max(step, Math.Abs(delta));
        }

        return true;
    }
}
