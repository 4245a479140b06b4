namespace Oncohort.Published.Reconstruction;

/// <summary>A printed Cox model, with ratios to come within 5 % and limits within 10 %.</summary>
internal sealed class CoxTarget : SearchTarget
{
    private static readonly double RatioStep = Math.Log(1.05), LimitStep = Math.Log(1.10);

    private readonly PatientRecords _records;
    private readonly TimeOrder _order;
    private readonly CoxNewton _newton;
    private readonly bool[] _died;
    private readonly int[] _starts;
    private readonly double _z;

    /// <param name="model">What was printed.</param>
    /// <param name="terms">Its terms: one of a model of its own, or all.</param>
    /// <param name="records">The records.</param>
    /// <param name="order">The patients in the model by survival.</param>
    public CoxTarget(PublishedModel model, IReadOnlyList<CodedColumn> terms, PatientRecords records, TimeOrder order)
    {
        (Model, Terms, _records, _order) = (model, terms, records, order);
        _starts = new int[terms.Count];
        for (int i = 1; i < terms.Count; i++) _starts[i] = _starts[i - 1] + terms[i - 1].Names.Count;
        _newton = new CoxNewton(order.Patients.Count, terms.Sum(term => term.Names.Count));
        _died = new bool[order.Patients.Count];
        _z = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 - model.Level) / 2);
        Variables = [.. terms.SelectMany(term => term.Variables).Distinct()];
        Times = Touched.Survival | (terms.Any(term => term.Term.Variable == "remission") ? Touched.Metastasis : Touched.None);
    }

    /// <summary>The model.</summary>
    public PublishedModel Model { get; }

    /// <summary>Its terms: one of a model of its own, or all.</summary>
    public IReadOnlyList<CodedColumn> Terms { get; }

    /// <summary>The patients in the model.</summary>
    public IReadOnlyList<int> Patients => _order.Patients;

    /// <inheritdoc/>
    public override Touched Times { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<int> Variables { get; }

    /// <inheritdoc/>
    protected override double Measure()
    {
        _order.Refresh();
        for (int i = 0; i < _died.Length; i++)
        {
            _died[i] = _records.Died[Patients[i]];
            for (int term = 0; term < Terms.Count; term++)
            {
                for (int column = 0; column < Terms[term].Names.Count; column++)
                    _newton.X[_starts[term] + column][i] = Terms[term].Value(Patients[i], column);
            }
        }

        _newton.Fit(_order.Order, _died);
        double sum = 0;
        for (int term = 0; term < Terms.Count; term++)
        {
            int at = _starts[term] + Terms[term].Shown;
            (double beta, double error) = (_newton.Beta[at], _newton.Error[at]);
            PublishedTerm printed = Terms[term].Term;
            sum += Cost((beta - Math.Log(printed.Ratio.Value)) / RatioStep);
            if (printed.Lower is { } lower) sum += Cost((beta - (_z * error) - Math.Log(lower.Value)) / LimitStep);
            if (printed.Upper is { } upper) sum += Cost((beta + (_z * error) - Math.Log(upper.Value)) / LimitStep);
        }

        return sum;
    }
}
