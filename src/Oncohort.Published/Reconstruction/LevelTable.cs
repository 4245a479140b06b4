namespace Oncohort.Published.Reconstruction;

/// <summary>What follows from a patient's levels of a few recorded variables, looked up instead of derived.</summary>
/// <typeparam name="T">What follows.</typeparam>
internal sealed class LevelTable<T>
{
    private readonly int[] _variables;
    private readonly int[] _strides;
    private readonly T[] _values;

    /// <summary>Tabulates a function of a row of levels.</summary>
    /// <param name="catalog">The variables.</param>
    /// <param name="variables">The recorded variables that the function looks at.</param>
    /// <param name="function">The function.</param>
    public LevelTable(VariableCatalog catalog, IEnumerable<int> variables, Func<int[], T> function)
    {
        _variables = [.. variables];
        _strides = new int[_variables.Length];
        int size = 1;
        for (int i = 0; i < _variables.Length; i++)
        {
            _strides[i] = size;
            size *= catalog.Levels[_variables[i]];
        }

        _values = new T[size];
        int[] row = new int[catalog.Recorded.Count];
        for (int place = 0; place < size; place++)
        {
            for (int i = 0; i < _variables.Length; i++) row[_variables[i]] = place / _strides[i] % catalog.Levels[_variables[i]];
            _values[place] = function(row);
        }
    }

    /// <summary>The recorded variables.</summary>
    public IReadOnlyList<int> Variables => _variables;

    /// <summary>The value for a patient's row.</summary>
    public T Of(int[] row)
    {
        int place = 0;
        for (int i = 0; i < _variables.Length; i++) place += row[_variables[i]] * _strides[i];
        return _values[place];
    }
}
