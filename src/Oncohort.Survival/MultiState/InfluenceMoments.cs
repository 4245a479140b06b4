namespace Oncohort.Survival.MultiState;

/// <summary>
/// Sums over the subjects of one group, kept up to date from event to event: of the squares of their influences on the occupancy (M), of their weight times their influence by the
/// state they are at risk in (R), and of their squared weights by state (Q).
/// </summary>
/// <remarks>
/// At an event with matrix H, in state s what the staying add to the influence of a unit of weight is b_s. Then R_s H =: R' and M becomes
/// H' M H + sum over s of (R'_s' b_s + b_s' R'_s + Q_s b_s' b_s), and R_s becomes R'_s + Q_s b_s. Subjects who move are taken out before and put back after.
/// </remarks>
internal sealed class InfluenceMoments(TransitionSequence sequence)
{
    private readonly int _states = sequence.States;
    private readonly double[] _squares = new double[sequence.States * sequence.States];
    private readonly double[] _byState = new double[sequence.States * sequence.States];
    private readonly double[] _weights = new double[sequence.States];
    private readonly int[] _count = new int[sequence.States];
    private readonly double[] _scratch = new double[sequence.States * sequence.States];
    private readonly double[] _staying = new double[sequence.States];

    /// <summary>The sum of squared influences on a state's occupancy.</summary>
    public double Variance(int state) => Math.Max(0, _squares[(state * _states) + state]);

    /// <summary>Puts subjects at risk in a state who have not influenced anything yet.</summary>
    public void Enter(int state, double weight)
    {
        _weights[state] += weight * weight;
        _count[state]++;
    }

    /// <summary>Puts a subject with an influence at risk in a state.</summary>
    public void Enter(int state, double weight, ReadOnlySpan<double> influence)
    {
        Enter(state, weight);
        for (int j = 0; j < _states; j++) _byState[(state * _states) + j] += weight * influence[j];
    }

    /// <summary>Takes subjects out of the risk set of a state: so many, the sum of their squared weights, and the influence that each has for each unit of weight.</summary>
    public void Leave(int state, int subjects, double squaredWeight, ReadOnlySpan<double> influence)
    {
        _count[state] -= subjects;
        bool none = _count[state] == 0;
        _weights[state] = none ? 0 : _weights[state] - squaredWeight;
        for (int j = 0; j < _states; j++)
            _byState[(state * _states) + j] = none ? 0 : _byState[(state * _states) + j] - (squaredWeight * influence[j]);
    }

    /// <summary>Adds squared influences, or takes them out with a negative factor.</summary>
    public void AddSquares(ReadOnlySpan<double> influence, double factor)
    {
        for (int i = 0; i < _states; i++)
        {
            double scaled = factor * influence[i];
            if (scaled == 0) continue;
            for (int j = 0; j < _states; j++) _squares[(i * _states) + j] += scaled * influence[j];
        }
    }

    /// <summary>Starts: those at risk in a state all have the influence <paramref name="influence"/> for each unit of weight.</summary>
    public void Start(int state, ReadOnlySpan<double> influence)
    {
        AddSquares(influence, _weights[state]);
        for (int j = 0; j < _states; j++) _byState[(state * _states) + j] = _weights[state] * influence[j];
    }

    /// <summary>Moves all over one event; nobody in the sums changes state at it.</summary>
    public void Apply(int e)
    {
        for (int i = 0; i < _states; i++) sequence.Apply(e, _squares.AsSpan(i * _states, _states));
        Transpose();
        for (int i = 0; i < _states; i++) sequence.Apply(e, _squares.AsSpan(i * _states, _states));
        for (int state = 0; state < _states; state++)
        {
            Span<double> own = _byState.AsSpan(state * _states, _states);
            sequence.Apply(e, own);
            if (_count[state] == 0) continue;
            _staying.AsSpan().Clear();
            sequence.AddStaying(e, _staying, state, 1);
            AddProducts(own, _weights[state]);
            for (int j = 0; j < _states; j++) own[j] += _weights[state] * _staying[j];
        }
    }

    private void AddProducts(ReadOnlySpan<double> own, double weight)
    {
        for (int i = 0; i < _states; i++)
        {
            for (int j = 0; j < _states; j++)
                _squares[(i * _states) + j] += (own[i] * _staying[j]) + (_staying[i] * own[j]) + (weight * _staying[i] * _staying[j]);
        }
    }

    private void Transpose()
    {
        _squares.CopyTo(_scratch, 0);
        for (int i = 0; i < _states; i++)
        {
            for (int j = 0; j < _states; j++) _squares[(i * _states) + j] = _scratch[(j * _states) + i];
        }
    }
}
