using Oncohort.Survival.Cox;

namespace Oncohort.Survival.Shrinkage;

/// <summary>Walks a path of penalties from the largest to the smallest, each maximum starting at the one before.</summary>
internal sealed class PathDescent
{
    /// <summary>With so few columns all are at hand from the start.</summary>
    private const int FewColumns = 64;

    private readonly TimeToEvent _data;
    private readonly CovariateMatrix _covariates;
    private readonly Grouping? _strata;
    private readonly PenalisedCoxOptions _options;
    private readonly CoxDesign _design;
    private readonly ElasticNet _net;
    private readonly PartialScore _all;
    private readonly double[] _coefficients;
    private int[] _atHand = [];
    private PartialLikelihood? _likelihood;

    public PathDescent(TimeToEvent data, CovariateMatrix covariates, Grouping? strata, PenalisedCoxOptions options)
    {
        _data = data;
        _covariates = covariates;
        _strata = strata;
        _options = options;
        _design = CoxDesign.Build(data, covariates, strata);
        _net = new ElasticNet(_design, options);
        _all = new PartialScore(_design, options.Ties);
        _coefficients = new double[_design.Columns];
        if (!Enumerable.Range(0, _design.Columns).Any(j => _net.IsPenalised(j) && _net.Spread[j] > 0))
            throw new EstimationException(EstimationProblem.NoCovariate, "No penalised covariate varies.");
    }

    public PenalisedCoxPath Run()
    {
        double none = _all.At(_coefficients).LogLikelihood;
        double saturated = _all.Saturated;
        bool few = _design.Columns <= FewColumns;
        TakeToHand([.. Varying().Where(j => few || !_net.IsPenalised(j))]);
        double[] score = Unpenalised();
        double[] lambdas = _options.Lambdas is { } given ? [.. given.OrderDescending()] : Path(score);
        double before = Varying().Where(_net.IsPenalised).Max(j => _net.Threshold(j, score[j]));
        List<PenalisedCoxStep> steps = [];
        foreach (double lambda in lambdas)
        {
            if (!few) Admit(score, lambda, before);
            (score, double logLikelihood, int iterations, double violation) = Maximise(lambda);
            before = lambda;
            double ratio = none < saturated ? (logLikelihood - none) / (saturated - none) : 0;
            steps.Add(new PenalisedCoxStep(lambda, InUnits(), _coefficients.Count(g => g != 0), logLikelihood, ratio, iterations, violation, violation <= 100 * _options.Tolerance));
        }

        return new PenalisedCoxPath(_covariates.Names, _data.Rows, _data.Events(), none, steps, Concordance);
    }

    private IEnumerable<int> Varying() => Enumerable.Range(0, _design.Columns).Where(j => _net.Spread[j] > 0);

    /// <summary>The score where only the columns without penalty have coefficients.</summary>
    private double[] Unpenalised()
    {
        int[] free = [.. Varying().Where(j => !_net.IsPenalised(j))];
        if (free.Length > 0)
        {
            double[] start = new double[free.Length];
            PenalisedMaximum.Find(Likelihood(free), ref start, free, _net, 0, _options);
            for (int i = 0; i < free.Length; i++) _coefficients[free[i]] = start[i];
        }

        return _all.At(_coefficients).Score;
    }

    private double[] Path(double[] score)
    {
        double largest = Varying().Where(_net.IsPenalised).Max(j => _net.Threshold(j, score[j]));
        if (!(largest > 0)) throw new EstimationException(EstimationProblem.NoCovariate, "No penalised covariate varies among the rows at risk when an event occurs.");
        double ratio = _options.LambdaMinRatio ?? (_data.Rows < _design.Columns ? 0.01 : 0.0001);
        int count = _options.LambdaCount;
        return [.. Enumerable.Range(0, count).Select(k => k == 0 ? largest : largest * Math.Pow(ratio, (double)k / (count - 1)))];
    }

    /// <summary>Maximises over the columns at hand, and takes in every other column whose optimality condition fails, until none does.</summary>
    private (double[] Score, double LogLikelihood, int Iterations, double Violation) Maximise(double lambda)
    {
        int iterations = 0;
        while (true)
        {
            double[] held = [.. _atHand.Select(j => _coefficients[j])];
            double violation = 0;
            if (_atHand.Length > 0)
            {
                (int used, violation) = PenalisedMaximum.Find(_likelihood!, ref held, _atHand, _net, lambda, _options);
                iterations += used;
            }

            for (int i = 0; i < held.Length; i++) _coefficients[_atHand[i]] = held[i];
            (double logLikelihood, double[] score) = _all.At(_coefficients);
            int[] violating = [.. Varying().Except(_atHand).Where(j => _net.Violation(j, 0, score[j], lambda) > _options.Tolerance)];
            if (violating.Length == 0) return (score, logLikelihood, iterations, violation);
            TakeToHand(violating);
        }
    }

    /// <summary>The sequential strong rule: a column is admitted when its score at the penalty before would leave it out only narrowly.</summary>
    private void Admit(double[] score, double lambda, double before) =>
        TakeToHand([.. Varying().Except(_atHand).Where(j => Math.Abs(score[j]) >= _net.Lasso(j, (2 * lambda) - Math.Max(before, lambda)))]);

    private void TakeToHand(int[] columns)
    {
        if (columns.Length == 0) return;
        _atHand = [.. _atHand.Concat(columns).Order()];
        _likelihood = Likelihood(_atHand);
    }

    private PartialLikelihood Likelihood(int[] columns)
    {
        var few = new CovariateMatrix([.. columns.Select(j => _covariates.Names[j])], [.. columns.Select(j => _covariates.Columns[j])]);
        CoxDesign design = columns.Length == _design.Columns ? _design : CoxDesign.Build(_data, few, _strata);
        return new PartialLikelihood(design, new RiskSetSweep(design), _options.Ties);
    }

    private ConcordanceIndex Concordance(IReadOnlyList<double> coefficients)
    {
        var model = new PartialScore(_design, _options.Ties);
        model.At([.. coefficients.Select((b, j) => b * _design.Scale[j])]);
        return Cox.Concordance.Of(_design, model.Predictors, null);
    }

    private double[] InUnits() => [.. _coefficients.Select((g, j) => g == 0 ? 0 : g / _design.Scale[j])];
}
