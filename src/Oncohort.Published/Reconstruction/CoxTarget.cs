namespace Oncohort.Published.Reconstruction;

/// <summary>A printed Cox model, with ratios to come within 5 % and limits within 10 %.</summary>
internal sealed class CoxTarget : SearchTarget
{
    private static readonly double RatioStep = Math.Log(1.05), LimitStep = Math.Log(1.10);

    private readonly PatientRecords _records;
    private readonly int[] _patients;
    private readonly CoxNewton _newton;
    private readonly int[] _order;
    private readonly int[] _days;
    private readonly bool[] _died;
    private readonly int[] _starts;
    private readonly double _z;

    public CoxTarget(PublishedModel model, IReadOnlyList<CodedColumn> terms, PatientRecords records, int[] patients)
    {
        (Model, Terms, _records, _patients) = (model, terms, records, patients);
        _starts = new int[terms.Count];
        for (int i = 1; i < terms.Count; i++) _starts[i] = _starts[i - 1] + terms[i - 1].Names.Count;
        _newton = new CoxNewton(patients.Length, terms.Sum(term => term.Names.Count));
        _order = new int[patients.Length];
        _days = new int[patients.Length];
        _died = new bool[patients.Length];
        _z = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 - model.Level) / 2);
    }

    /// <summary>The model.</summary>
    public PublishedModel Model { get; }

    /// <summary>Its terms: one of a model of its own, or all.</summary>
    public IReadOnlyList<CodedColumn> Terms { get; }

    /// <summary>The patients in the model.</summary>
    public IReadOnlyList<int> Patients => _patients;

    /// <inheritdoc/>
    public override Touched DependsOn => Touched.Levels | Touched.Survival | (Terms.Any(term => term.Term.Variable == "remission") ? Touched.Metastasis : 0);

    /// <inheritdoc/>
    public override double Penalty()
    {
        for (int i = 0; i < _patients.Length; i++)
        {
            (_order[i], _died[i]) = (i, _records.Died[_patients[i]]);
            _days[i] = (2 * _records.FollowUp[_patients[i]]) + (_died[i] ? 0 : 1);
            for (int term = 0; term < Terms.Count; term++)
            {
                for (int column = 0; column < Terms[term].Names.Count; column++)
                    _newton.X[_starts[term] + column][i] = Terms[term].Value(_patients[i], column);
            }
        }

        Array.Sort(_days, _order);
        if (!_newton.Fit(_order, _died)) return 100;
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
