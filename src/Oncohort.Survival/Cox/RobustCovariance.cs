namespace Oncohort.Survival.Cox;

/// <summary>The sandwich variance V (sum of u u') V of the scaled coefficients, with u the score residual of a row or of a cluster of rows.</summary>
/// <remarks>Lin and Wei (1989). A row that stands for c independent patients adds c residuals.</remarks>
internal static class RobustCovariance
{
    public static double[,] Of(CoxDesign design, double[] residuals, double[,] modelCovariance, Grouping? clusters)
    {
        int p = design.Columns;
        double[,] middle = clusters is null ? OverRows(design, residuals) : OverClusters(design, residuals, clusters);
        double[,] left = Product(modelCovariance, middle, p);
        return Product(left, modelCovariance, p);
    }

    private static double[,] OverRows(CoxDesign design, double[] residuals)
    {
        int p = design.Columns;
        double[,] sum = new double[p, p];
        for (int row = 0; row < design.Rows.Length; row++)
        {
            int count = design.Count is null ? 1 : design.Count[row];
            if (count > 0) AddOuter(residuals.AsSpan(row * p, p), 1.0 / count, sum);
        }

        return sum;
    }

    private static double[,] OverClusters(CoxDesign design, double[] residuals, Grouping clusters)
    {
        int p = design.Columns;
        double[] byCluster = new double[clusters.Groups * p];
        for (int row = 0; row < design.Rows.Length; row++)
        {
            int cluster = clusters.CodeArray[design.Rows[row]];
            for (int j = 0; j < p; j++) byCluster[(cluster * p) + j] += residuals[(row * p) + j];
        }

        double[,] sum = new double[p, p];
        for (int cluster = 0; cluster < clusters.Groups; cluster++) AddOuter(byCluster.AsSpan(cluster * p, p), 1, sum);
        return sum;
    }

    private static void AddOuter(ReadOnlySpan<double> u, double factor, double[,] sum)
    {
        for (int j = 0; j < u.Length; j++)
        {
            for (int k = 0; k < u.Length; k++) sum[j, k] += factor * u[j] * u[k];
        }
    }

    private static double[,] Product(double[,] a, double[,] b, int p)
    {
        double[,] product = new double[p, p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
            {
                for (int k = 0; k < p; k++) product[i, j] += a[i, k] * b[k, j];
            }
        }

        return product;
    }
}
