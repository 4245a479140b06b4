using Oncohort.Survival.Cox;
using Xunit;

namespace Oncohort.Survival.Tests.Properties;

/// <summary>What the cores share among them is what one core finds: many rows in parts against few rows with counts in one piece.</summary>
public sealed class ManyRows
{
    private const int Patients = 400;
    private const int Copies = 250;

    private readonly double[] _time = new double[Patients];
    private readonly int[] _event = new int[Patients];
    private readonly double[][] _x = [new double[Patients], new double[Patients]];
    private readonly int[] _stratum = new int[Patients];

    public ManyRows()
    {
        var random = new Random(20);
        for (int i = 0; i < Patients; i++)
        {
            _time[i] = random.Next(1, 120);
            _event[i] = random.Next(0, 3);
            _x[0][i] = random.NextDouble();
            _x[1][i] = random.Next(0, 2);
            _stratum[i] = i % 7 == 0 ? 1 : 0;
        }
    }

    [Theory]
    [InlineData(CoxTies.Efron, false)]
    [InlineData(CoxTies.Breslow, false)]
    [InlineData(CoxTies.Efron, true)]
    public void A_model_of_repeated_rows_is_the_model_of_counts(CoxTies ties, bool stratified)
    {
        var options = new CoxOptions { Ties = ties };
        CoxFit many = CoxModel.Fit(TimeToEvent.Create(Repeat(_time), Repeat(_event)), Matrix(Repeat), options, stratified ? new Grouping(Repeat(_stratum), 2) : null);
        int[] count = [.. Enumerable.Repeat(Copies, Patients)];
        CoxFit few = CoxModel.Fit(TimeToEvent.Create(_time, _event, count: count), Matrix(column => column), options, stratified ? new Grouping(_stratum, 2) : null);

        Near.Relative(few.LogLikelihood, many.LogLikelihood, 1e-12, "LogLikelihood");
        Near.Relative(few.Score.ChiSquare, many.Score.ChiSquare, 1e-9, "ChiSquare");
        for (int j = 0; j < 2; j++)
        {
            Near.Relative(few.Terms[j].Coefficient, many.Terms[j].Coefficient, 1e-9, "Coefficient");
            Near.Relative(few.Terms[j].StandardError, many.Terms[j].StandardError, 1e-9, "StandardError");
        }

        Near.Relative(few.Concordance().Estimate, many.Concordance().Estimate, 1e-12, "Estimate");
        Near.Relative(few.Concordance().StandardError, many.Concordance().StandardError, 1e-9, "StandardError");
        Near.Relative(ProportionalHazards(few), ProportionalHazards(many), 1e-8, "proportional hazards");
    }

    [Fact]
    public void Curves_and_tests_of_repeated_rows_are_those_of_counts()
    {
        var many = TimeToEvent.Create(Repeat(_time), Repeat(_event));
        var few = TimeToEvent.Create(_time, _event, count: [.. Enumerable.Repeat(Copies, Patients)]);
        var groups = new Grouping(_stratum, 2);
        var manyGroups = new Grouping(Repeat(_stratum), 2);
        Assert.Equal(KaplanMeier.Estimate(few, groups)[1].Steps, KaplanMeier.Estimate(many, manyGroups)[1].Steps);
        Assert.Equal(LogRank.Test(few, groups).Test, LogRank.Test(many, manyGroups).Test);
    }

    [Fact]
    public void The_likelihood_has_the_same_bits_at_every_evaluation()
    {
        var data = TimeToEvent.Create(Repeat(_time), Repeat(_event));
        CoxFit first = CoxModel.Fit(data, Matrix(Repeat));
        for (int i = 0; i < 5; i++)
        {
            CoxFit again = CoxModel.Fit(data, Matrix(Repeat));
            Assert.Equal(first.LogLikelihood, again.LogLikelihood);
            Assert.Equal(first.Terms, again.Terms);
            Assert.Equal(first.Concordance(), again.Concordance());
        }
    }

    [Fact]
    public void Scores_are_ordered_as_a_stable_sort_orders_them()
    {
        var random = new Random(4);
        double[] scores = new double[50_000];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = random.Next(0, 4) switch
            {
                0 => random.Next(0, 50),
                1 => 1 + (random.Next(0, 100) * double.Epsilon),
                2 => 7 + (random.Next(0, 1000) * 1e-15),
                _ => random.NextDouble() * 1e6,
            };
        }

        Assert.Equal(Enumerable.Range(0, scores.Length).OrderBy(i => scores[i]), Order(scores));
        Array.Fill(scores, 3);
        Assert.Equal(Enumerable.Range(0, scores.Length), Order(scores));
    }

    private static double? ProportionalHazards(CoxFit fit) => fit.ProportionalHazards([("x", 0, 1)])[0].Test.ChiSquare;

    private CovariateMatrix Matrix(Func<double[], double[]> rows) => new(["x", "y"], [rows(_x[0]), rows(_x[1])]);

    private static T[] Repeat<T>(T[] values) => [.. Enumerable.Range(0, Patients * Copies).Select(i => values[i % Patients])];

    private static int[] Order(double[] scores)
    {
        int[] order = new int[scores.Length];
        ScoreOrder.Fill(order, scores, scores.Length);
        return order;
    }
}
