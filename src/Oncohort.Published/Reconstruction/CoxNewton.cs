namespace Oncohort.Published.Reconstruction;

/// <summary>A small Cox model fitted many times over during the search; the figures reported are those of Oncohort.Survival.</summary>
/// <remarks>
/// A slight ridge penalty, lambda / 2 times the sum of squared coefficients, gives models without a finite maximum a finite answer that is far from any printed ratio,
/// so that the search finds its way out of them; it moves a printed coefficient by about a thousandth.
/// </remarks>
internal sealed class CoxNewton(int rows, int columns)
{
    private const double Ridge = 0.001, Largest = 12;

    private readonly double[] _risk = new double[rows];
    private readonly double[] _score = new double[columns];
    private readonly double[] _first = new double[columns];
    private readonly double[,] _second = new double[columns, columns];
    private readonly double[,] _information = new double[columns, columns];
    private readonly double[,] _work = new double[columns, 2 * columns];

    /// <summary>The column of each covariate.</summary>
    public double[][] X { get; } = [.. Enumerable.Range(0, columns).Select(_ => new double[rows])];

    /// <summary>The coefficients, which the next fit starts from.</summary>
    public double[] Beta { get; } = new double[columns];

    /// <summary>The standard error of each coefficient.</summary>
    public double[] Error { get; } = new double[columns];

    /// <summary>Fits the model.</summary>
    /// <param name="order">The rows by ascending time.</param>
    /// <param name="died">Whether each row ended with death.</param>
    public void Fit(int[] order, bool[] died)
    {
        for (int iteration = 0; iteration < 30; iteration++)
        {
            Sweep(order, died);
            if (Step() < 1e-4) return;
        }

        Array.Clear(Beta);
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
    /// <returns>The greatest change of a coefficient.</returns>
    private double Step()
    {
        for (int j = 0; j < columns; j++)
        {
            for (int k = 0; k < columns; k++) _work[j, k] = j >= k ? _information[j, k] : _information[k, j];
            for (int k = 0; k < columns; k++) _work[j, columns + k] = 0;
            _work[j, j] += Ridge;
            _work[j, columns + j] = 1;
            _score[j] -= Ridge * Beta[j];
        }

        for (int pivot = 0; pivot < columns; pivot++)
        {
            double value = _work[pivot, pivot];
            for (int k = 0; k < 2 * columns; k++) _work[pivot, k] /= value;
            for (int j = 0; j < columns; j++)
            {
                double factor = _work[j, pivot];
                if (j == pivot || factor == 0) continue;
                for (int k = 0; k < 2 * columns; k++) _work[j, k] -= factor * _work[pivot, k];
            }
        }

        double greatest = 0;
        for (int j = 0; j < columns; j++)
        {
            double delta = 0;
            for (int k = 0; k < columns; k++) delta += _work[j, columns + k] * _score[k];
            double before = Beta[j];
            Beta[j] = Math.Clamp(before + Math.Clamp(delta, -1.5, 1.5), -Largest, Largest);
            Error[j] = Math.Sqrt(_work[j, columns + j]);
            greatest = Math.Max(greatest, Math.Abs(Beta[j] - before));
        }

        return greatest;
    }
}
