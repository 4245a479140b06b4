using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Parsing;

public sealed class MultiStateReaderTests
{
    private const string Data = "id,start,met,died,last,arm\n1,2020-01-01,2020-03-01,2020-06-01,2020-06-01,a\n2,2020-01-01,,2020-05-01,2020-05-01,a\n3,2020-01-01,,,2020-08-01,b\n4,2020-01-01,2020-07-01,,2020-09-01,b\n";

    private static string Study(string analysis, string unit = "days") =>
        $$"""
        oncohort: 1
        study: {id: s}
        cohort: {source: d.csv, id: id}
        endpoints:
          met: {label: Metastasis, origin: start, event: met, censor: last, unit: {{unit}}}
          os: {label: Overall survival, origin: start, event: died, censor: last, unit: days}
        analyses:
          - multistate: {{analysis}}
        """;

    [Fact]
    public void States_are_endpoints_by_name()
    {
        using var folder = new StudyFolder();
        folder.Write("d.csv", Data);
        string study = folder.Write("study.yaml", Study("{initial: Alive, states: {Metastasis: met, Death: os}, by: arm, at: [100, 200], tau: 150}"));
        using PreparedStudy prepared = PreparedStudy.Open(study);
        StudyResults results = StudyRun.Execute(prepared);
        var result = Assert.IsType<MultiStateResult>(Assert.Single(results.Analyses));
        Assert.Equal(("multistate-1", "State occupancy: Metastasis, Death by arm", "days"), (result.Id, result.Title, result.Endpoint?.Unit));
        Assert.Equal(["Alive", "Metastasis", "Death"], result.States);
        Assert.Equal([2, 1, 1], result.Transitions.Select(transition => transition.Events));
        Assert.Equal([0, 0.5, 0.5], result.Strata[0].States.Select(state => state.At[1].Probability ?? (state.State == "Alive" ? 0 : 0.5)));
        Assert.Contains(results.Methods, sentence => sentence.Contains("Aalen-Johansen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{states: {Metastasis: met, Death: oss}}", "days", FaultCode.BadValue, "there is no endpoint 'oss'")]
    [InlineData("{states: {}}", "days", FaultCode.MissingKey, "there are no states")]
    [InlineData("{initial: Alive, at: [1]}", "days", FaultCode.MissingKey, "the key 'states' is missing")]
    [InlineData("{initial: Death, states: {Metastasis: met, Death: os}}", "days", FaultCode.NameTaken, "the state 'Death' is the initial one")]
    [InlineData("{states: {Metastasis: met, Death: os}}", "weeks", FaultCode.BadValue, "the endpoints count time in different units: met in weeks, os in days")]
    [InlineData("{states: {Metastasis: met, Death: os}, taus: 3}", "days", FaultCode.UnknownKey, "there is no key 'taus' here")]
    public void Faults_name_what_is_wrong(string analysis, string unit, FaultCode code, string what)
    {
        using var folder = new StudyFolder();
        folder.Write("d.csv", Data);
        string study = folder.Write("study.yaml", Study(analysis, unit));
        var wrong = Assert.Throws<InputException>(() => PreparedStudy.Open(study));
        Assert.Contains(wrong.Faults, fault => fault.Code == code && fault.What == what && fault.Where!.StartsWith("study.yaml:", StringComparison.Ordinal));
    }
}
