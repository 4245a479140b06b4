using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;

namespace Oncohort.Study.Analyses;

/// <summary>One value for each covariate of a model, for which it predicts.</summary>
/// <param name="Values">The covariates by name, with their values as written: a number, or the level of a factor.</param>
public sealed record CovariatePattern(IReadOnlyList<(string Name, string Value)> Values)
{
    /// <summary>How a pattern is written.</summary>
    public const string Form = "a value for each covariate, such as 'age=60,stage=3'";

    /// <summary>The pattern as people write it.</summary>
    public string Text => string.Join(",", Values.Select(value => $"{value.Name}={value.Value}"));

    /// <summary>Reads <c>age=60,stage=3</c>; null when it does not have this form.</summary>
    public static CovariatePattern? Parse(string text)
    {
        List<(string, string)> values = [];
        foreach (string part in text.Split(','))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == part.Length - 1) return null;
            values.Add((part[..equals].Trim(), part[(equals + 1)..].Trim()));
        }

        return values.Exists(value => value.Item1.Length == 0 || value.Item2.Length == 0) || values.DistinctBy(value => value.Item1).Count() < values.Count ? null : new CovariatePattern(values);
    }

    /// <summary>The values of a design's columns.</summary>
    /// <exception cref="InputException">OCH023: a covariate has no value or none that is a number, or there is no such covariate; OCH026: there is no such level.</exception>
    internal double[] ColumnsOf(Design design)
    {
        List<Fault> faults = [];
        double[] columns = new double[design.Terms.Count];
        foreach ((Variable variable, int first, int count) in design.Covariates)
        {
            if (Values.FirstOrDefault(value => value.Name == variable.Name).Value is { } value) Fill(columns, design, variable, first, count, value, faults);
            else faults.Add(new Fault(FaultCode.BadValue, $"the pattern '{Text}' has no value for '{variable.Name}'", "predict", Form, $"add '{variable.Name}=…'"));
        }

        string[] known = [.. design.Covariates.Select(covariate => covariate.Variable.Name)];
        foreach ((string name, _) in Values.Where(value => !known.Contains(value.Name)))
            faults.Add(new Fault(FaultCode.BadValue, $"the pattern '{Text}' names '{name}', which is no covariate of the model", "predict", $"one of: {string.Join(", ", known)}", NearestName.Of(name, known) is { } nearest ? $"did you mean '{nearest}'?" : null));
        return faults.Count == 0 ? columns : throw new InputException(faults);
    }

    private void Fill(double[] columns, Design design, Variable variable, int first, int count, string value, List<Fault> faults)
    {
        if (count == 0) return;
        if (design.Terms[first].Level is null)
        {
            if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)) columns[first] = number;
            else faults.Add(new Fault(FaultCode.BadValue, $"'{value}' is no number for '{variable.Name}' in the pattern '{Text}'", "predict", "a number", null));
            return;
        }

        int at = Enumerable.Range(first, count).FirstOrDefault(column => design.Terms[column].Level == value, -1);
        if (at >= 0) columns[at] = 1;
        else if (design.Terms[first].Reference != value) faults.Add(UnknownLevel(design, variable, first, count, value));
    }

    private Fault UnknownLevel(Design design, Variable variable, int first, int count, string value)
    {
        string[] levels = [design.Terms[first].Reference!, .. Enumerable.Range(first, count).Select(column => design.Terms[column].Level!)];
        string? nearest = NearestName.Of(value, levels);
        return new Fault(FaultCode.UnknownLevel, $"'{value}' is no level of '{variable.Name}' among the rows analysed (pattern '{Text}')", "predict", $"one of: {string.Join(", ", levels)}", nearest is null ? "name a level that occurs" : $"did you mean '{nearest}'?");
    }
}
