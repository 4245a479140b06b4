using Google.OrTools.Sat;
using Oncohort.Study.Results;

namespace Oncohort.Study.Tests.Disclosure;

/// <summary>A reader who writes down every printed count and every sum that must hold, and asks a solver which numbers fit.</summary>
internal sealed class Attacker
{
    private const int Largest = 1_000_000;

    private readonly CpModel _model = new();
    private readonly List<(string Name, IntVar Variable, long Truth, int Below)> _secrets = [];
    private readonly Dictionary<(string, long), IntVar> _known = [];

    public int Secrets => _secrets.Count;

    /// <summary>A printed count; the same name with the same true value is the same number wherever it is printed.</summary>
    public IntVar Read(string name, Count printed, double truth, int below)
    {
        long value = checked((long)truth);
        long upper = double.IsPositiveInfinity(printed.AtMost) ? Largest : (long)printed.AtMost;
        IntVar read = _model.NewIntVar((long)printed.AtLeast, upper, name);
        if (_known.TryGetValue((name, value), out IntVar? before)) _model.Add(before == read);
        else _known[(name, value)] = read;
        if (printed.IsWithheld && value > 0 && value < below) _secrets.Add((name, read, value, below));
        return read;
    }

    /// <summary>A count that is not printed but must be small enough to matter: what is left of a sum.</summary>
    public IntVar Rest(string name, double truth, int below)
    {
        IntVar rest = _model.NewIntVar(0, Largest, name);
        if (truth > 0 && truth < below) _secrets.Add((name, rest, checked((long)truth), below));
        return rest;
    }

    public void Sum(IntVar total, params IEnumerable<IntVar> parts) => _model.Add(LinearExpr.Sum(parts) == total);

    /// <summary>The small counts for which only the truth fits.</summary>
    public IEnumerable<string> Found() => _secrets.Where(secret => !HasAlternative(secret.Variable, secret.Truth)).Select(secret => $"{secret.Name} = {secret.Truth}");

    /// <summary>Whether the truth fits what is printed; where it does not, something false was printed.</summary>
    public bool TruthFits()
    {
        BoolVar truth = _model.NewBoolVar("truth");
        foreach ((string _, IntVar variable, long value, int _) in _secrets) _model.Add(variable == value).OnlyEnforceIf(truth);
        return Fits(truth);
    }

    private bool HasAlternative(IntVar secret, long truth)
    {
        BoolVar other = _model.NewBoolVar("other");
        _model.Add(secret != truth).OnlyEnforceIf(other);
        return Fits(other);
    }

    private bool Fits(BoolVar assumption)
    {
        _model.ClearAssumptions();
        _model.AddAssumption(assumption);
        return new CpSolver { StringParameters = "num_workers:1" }.Solve(_model) is CpSolverStatus.Optimal or CpSolverStatus.Feasible;
    }
}
