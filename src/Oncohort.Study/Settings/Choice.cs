using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Settings;

/// <summary>A closed list of values with the names that study files, the command line and results use for them.</summary>
public sealed class Choice<T>
    where T : struct, Enum
{
    private readonly (string Name, T Value)[] _names;

    internal Choice(params (string Name, T Value)[] names) => _names = names;

    /// <summary>The names, in the order in which they are offered.</summary>
    public IReadOnlyList<string> Names => Array.ConvertAll(_names, pair => pair.Name);

    /// <summary>The name of a value.</summary>
    public string Name(T value) => Array.Find(_names, pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Name;

    /// <summary>The value of a name, or false when it is not one of them.</summary>
    public bool TryParse(string name, out T value)
    {
        int index = Array.FindIndex(_names, pair => string.Equals(pair.Name, name, StringComparison.OrdinalIgnoreCase));
        value = index < 0 ? default : _names[index].Value;
        return index >= 0;
    }

    /// <summary>The value of a name.</summary>
    /// <param name="name">The name as the person wrote it.</param>
    /// <param name="where">Its place, such as <c>--ties</c> or <c>study.yaml:3:9</c>.</param>
    /// <exception cref="InputException">OCH023: it is not one of the names.</exception>
    public T Parse(string name, string where) => TryParse(name, out T value) ? value : throw new InputException(Unknown(name, where));

    /// <summary>The fault of a name that is not one of them.</summary>
    public Fault Unknown(string name, string where)
    {
        string? nearest = NearestName.Of(name, Names);
        return new Fault(
            FaultCode.BadValue,
            $"'{name}' is not a possible value",
            where,
            $"one of: {string.Join(", ", Names)}",
            nearest is null ? null : $"did you mean '{nearest}'?");
    }
}
