using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Parsing;

public sealed class EpisodeReaderTests
{
    private const string Data = "id,start,met,died,last,age\n1,2020-01-01,2020-03-01,2020-06-01,2020-06-01,50\n2,2020-01-01,,2020-05-01,2020-05-01,61\n3,2020-01-01,,,2020-08-01,44\n4,2020-01-01,2020-02-01,2020-04-10,2020-04-10,70\n5,2020-01-01,2020-07-01,2020-09-01,2020-09-01,58\n6,2020-01-01,,2020-03-20,2020-03-20,66\n";

    private static string Study(string keys) =>
        $$"""
        oncohort: 1
        study: {id: s}
        cohort: {source: d.csv, id: id}
        endpoints:
          metastasis: {label: Metastasis, origin: start, event: met, censor: last, unit: days}
          os: {label: Overall survival, origin: start, event: died, censor: last, unit: days}
        analyses:
          - cox: {endpoint: os, covariates: [age], {{keys}}}
        """;

    [Theory]
    [InlineData("time_dependent: {Metastasis: metastasis}")]
    [InlineData("time_dependent: {Metastasis: met}")]
    public void Endpoints_and_dates_are_time_dependent_covariates(string keys)
    {
        using var folder = new StudyFolder();
        folder.Write("d.csv", Data);
        using PreparedStudy prepared = PreparedStudy.Open(folder.Write("study.yaml", Study(keys)));
        StudyResults results = StudyRun.Execute(prepared);
        var result = Assert.IsType<CoxResult>(Assert.Single(results.Analyses));
        Assert.Equal(["age", "Metastasis"], result.Terms.Select(term => term.Term));
        Assert.Equal(6, result.N);
        Assert.EndsWith("(3 change during follow-up, 0 before it, 0 at its end or later, 3 never)", (string)result.Settings["time_dependent"]!, StringComparison.Ordinal);
        Assert.Contains(results.Methods, sentence => sentence.Contains("time-dependent", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Warnings, warning => warning.Code == "OCH072");
    }

    [Theory]
    [InlineData("recurrent: pwp-gap", FaultCode.MissingKey, "'recurrent' needs the patient whose rows belong together")]
    [InlineData("recurrent: pwp, cluster: id", FaultCode.BadValue, "'pwp' is not a value of 'recurrent'")]
    [InlineData("recurrent: andersen-gill, cluster: id, join_from: 2", FaultCode.BadValue, "'join_from' joins strata of 'recurrent: pwp-total' or 'pwp-gap'")]
    [InlineData("time_dependent: {Metastasis: mett}", FaultCode.ColumnNotFound, "there is no column or variable 'mett' in d.csv")]
    [InlineData("time_dependent: {}", FaultCode.BadValue, "'time_dependent' is empty")]
    public void Faults_name_what_is_wrong(string keys, FaultCode code, string what)
    {
        using var folder = new StudyFolder();
        folder.Write("d.csv", Data);
        string study = folder.Write("study.yaml", Study(keys));
        var wrong = Assert.Throws<InputException>(() => PreparedStudy.Open(study));
        Assert.Contains(wrong.Faults, fault => fault.Code == code && fault.What == what);
    }
}
