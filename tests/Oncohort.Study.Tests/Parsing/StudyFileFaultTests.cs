using System.Text;
using Oncohort.Cohort.Faults;
using Xunit;

namespace Oncohort.Study.Tests.Parsing;

public sealed class StudyFileFaultTests : IDisposable
{
    private const string Head = """
        oncohort: 1
        study: {id: test}
        cohort: {source: data.csv}

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void Three_faults_are_reported_together_each_with_its_line_and_path()
    {
        IReadOnlyList<Fault> faults = FaultsOf("""
            oncohort: 1
            study: {id: test, presett: r}
            cohort:
              source: data.csv
              eligibility:
                - {id: adult, keep: age >= 18}
            endpoints:
              os: {label: Overall survival, time: t, event: dead, unit: month}
            """);

        Assert.Equal([FaultCode.UnknownKey, FaultCode.MissingKey, FaultCode.BadValue], faults.Select(fault => fault.Code));
        Assert.Equal(
            ["study.yaml:2:19 (study.presett)", "study.yaml:6:7 (cohort.eligibility[1])", "study.yaml:8:61 (endpoints.os.unit)"],
            faults.Select(fault => fault.Where));
        Assert.Equal("did you mean 'preset'?", faults[0].Fix);
        Assert.Contains("'reason'", faults[1].What, StringComparison.Ordinal);
        Assert.Equal("one of: days, weeks, months, years", faults[2].Expected);
        Assert.Equal("did you mean 'months'?", faults[2].Fix);
    }

    [Theory]
    [InlineData("analysis: []", "analysis", "analyses")]
    [InlineData("variables: {age: {lable: Age}}", "lable", "label")]
    [InlineData("endpoints: {os: {time: t, event: e, unti: days}}", "unti", "unit")]
    [InlineData("endpoints: {os: {time: t, event: {column: e, value: 1}}}", "value", "values")]
    [InlineData("analyses: [{kmm: {endpoint: os}}]", "kmm", "km")]
    [InlineData("endpoints: {os: {time: t, event: e}}\nanalyses: [{km: {endpoint: os, group: sex, bye: sex}}]", "bye", "by")]
    public void An_unknown_key_is_a_fault_with_the_nearest_known_name(string section, string unknown, string nearest)
    {
        IReadOnlyList<Fault> faults = FaultsOf(Head + section);

        Fault fault = Assert.Single(faults, found => found.What.Contains($"'{unknown}'", StringComparison.Ordinal));
        Assert.Equal(FaultCode.UnknownKey, fault.Code);
        Assert.Equal($"did you mean '{nearest}'?", fault.Fix);
    }

    [Fact]
    public void An_unknown_journal_and_figures_that_cannot_be_drawn_are_faults()
    {
        IReadOnlyList<Fault> faults = FaultsOf("""
            oncohort: 1
            study: {id: test, journal: lanset, figures: {columns: 3, dpi: 72, colour: red}}
            cohort: {source: data.csv}
            """);

        Assert.Equal([FaultCode.BadValue, FaultCode.BadValue, FaultCode.BadValue, FaultCode.UnknownKey], faults.Select(fault => fault.Code));
        Assert.Equal("did you mean 'lancet'?", faults[0].Fix);
    }

    [Fact]
    public void A_label_of_no_event_and_a_section_that_stands_twice_or_has_no_title_are_faults()
    {
        IReadOnlyList<Fault> faults = FaultsOf(Head + """
            endpoints:
              os: {time: t, event: e, labels: {2: Death}}
            analyses:
              - section: {title: Further}
              - section: {title: Further}
              - section: {text: Why}
              - section: Further
            """);

        Assert.Equal([FaultCode.UnknownLevel, FaultCode.NameTaken, FaultCode.MissingKey, FaultCode.BadValue], faults.Select(fault => fault.Code));
        Assert.Equal("one of: e", faults[0].Expected);
    }

    [Fact]
    public void A_key_or_a_name_that_stands_twice_is_a_fault()
    {
        IReadOnlyList<Fault> faults = FaultsOf(Head + """
            variables:
              age: {label: Age}
              age: {label: Age again}
            endpoints:
              os: {time: t, event: e}
            analyses:
              - km: {endpoint: os, id: curves}
              - logrank: {endpoint: os, by: age, id: curves}
            """);

        Assert.Equal([FaultCode.NameTaken, FaultCode.NameTaken], faults.Select(fault => fault.Code));
        Assert.StartsWith("study.yaml:6:3", faults[0].Where, StringComparison.Ordinal);
        Assert.Contains("line 5", faults[0].Fix, StringComparison.Ordinal);
        Assert.StartsWith("study.yaml:11:5", faults[1].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_analysis_of_an_unknown_endpoint_names_those_there_are()
    {
        Fault fault = Assert.Single(FaultsOf(Head + """
            endpoints:
              os: {time: t, event: e}
              pfs: {time: t, event: e}
            analyses:
              - km: {endpoint: dfs}
            """));

        Assert.Equal(FaultCode.BadValue, fault.Code);
        Assert.Equal("there is no endpoint 'dfs'", fault.What);
        Assert.Equal("one of: os, pfs", fault.Expected);
    }

    [Fact]
    public void A_fault_of_an_endpoint_is_not_repeated_by_the_analyses_that_use_it()
    {
        IReadOnlyList<Fault> faults = FaultsOf(Head + """
            endpoints:
              os: {time: t}
            analyses:
              - km: {endpoint: os}
              - cox: {endpoint: os, covariates: [age]}
            """);

        Assert.Equal(FaultCode.MissingKey, Assert.Single(faults).Code);
    }

    [Fact]
    public void Grades_without_a_scale_are_refused() =>
        Assert.Contains(FaultsOf(Head + "analyses: [{toxicity: {terms: [mucositis]}}]"), fault => fault.Code == FaultCode.MissingKey && fault.What.Contains("scale", StringComparison.Ordinal));

    [Theory]
    [InlineData("a: 'unclosed")]
    [InlineData("a:\n\tb: 1")]
    [InlineData("a: [1, 2")]
    [InlineData("a: b: c")]
    [InlineData("a: &x [1]\nb: *x")]
    [InlineData("a: !!python/object 1")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("a: \"\\q\"")]
    [InlineData("%YAML 9.9\n---\na: 1")]
    [InlineData("? [1, 2]\n: 3")]
    [InlineData("- just\n- a list")]
    [InlineData("just a text")]
    public void What_is_not_plain_yaml_is_a_fault_with_a_place(string text)
    {
        Fault fault = FaultsOf(text).First(found => found.Code == FaultCode.BadYaml);

        Assert.Matches(@"^study\.yaml:\d+:\d+", fault.Where);
    }

    [Fact]
    public void A_tab_used_for_indentation_is_named()
    {
        Fault fault = Assert.Single(FaultsOf("oncohort: 1\nstudy:\n\tid: x\n"));

        Assert.Equal("indent with spaces, not with a tab", fault.Fix);
        Assert.StartsWith("study.yaml:3:", fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_of_aliases_and_a_tower_of_brackets_are_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 40; level++) bomb.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"a{level}: &a{level} [*a{level - 1}, *a{level - 1}]");

        Assert.Contains(FaultsOf(bomb.ToString()), fault => fault.Code == FaultCode.BadYaml && fault.What.Contains("alias", StringComparison.Ordinal));
        Assert.Contains(FaultsOf("a: " + new string('[', 100_000)), fault => fault.Code == FaultCode.BadYaml && fault.What.Contains("nested", StringComparison.Ordinal));
        Assert.Contains(FaultsOf("a: " + string.Concat(Enumerable.Repeat("{b: ", 50_000))), fault => fault.Code == FaultCode.BadYaml);
    }

    [Fact]
    public void A_file_that_is_not_text_is_refused()
    {
        Assert.Equal(FaultCode.InvalidUtf8, FaultsOf([0x61, 0x3A, 0x0A, 0xFF, 0xFE]).Single().Code);
        Assert.Equal(FaultCode.EmptyFile, FaultsOf(" \n \n").Single().Code);
        Assert.Equal(FaultCode.FileUnreadable, FaultsOf(new string('#', 1_100_000)).Single().Code);
        Assert.Equal(FaultCode.FileNotFound, Assert.Throws<InputException>(() => StudyFile.Read("/no/such/study.yaml")).Faults.Single().Code);
        Assert.Equal(FaultCode.FileUnreadable, Assert.Throws<InputException>(() => StudyFile.Read(_folder.Path)).Faults.Single().Code);
    }

    [Theory]
    [InlineData("analyses: [{km: {endpoint: os, at: [12, -1]}}]", "at")]
    [InlineData("analyses: [{rmst: {endpoint: os, tau: 0}}]", "tau")]
    [InlineData("analyses: [{cox: {endpoint: os, univariable: [a], multivariable: {enter: 'p = 5'}}}]", "p = 5")]
    [InlineData("analyses: [{cox: {endpoint: os, covariates: [a], univariable: [a]}}]", "covariates")]
    [InlineData("analyses: [{logrank: {endpoint: os, by: a, test: logrank, rho: 1}}]", "rho")]
    [InlineData("analyses: [{table1: {rows: [a], test: maybe}}]", "maybe")]
    [InlineData("analyses: [{km: {endpoint: os}, cox: {endpoint: os}}]", "2 keys")]
    [InlineData("analyses: [km]", "'km'")]
    [InlineData("variables: {a: {sql: x, column: y}}", "both")]
    [InlineData("variables: {a: {levels: [x, y], kind: numeric}}", "numeric")]
    [InlineData("variables: {a: {levels: [x, x]}}", "twice")]
    public void A_value_that_makes_no_sense_is_a_fault_that_names_it(string section, string named)
    {
        IReadOnlyList<Fault> faults = FaultsOf(Head + (section.StartsWith("analyses", StringComparison.Ordinal) ? "endpoints: {os: {time: t, event: e}}\n" : "") + section);

        Assert.Contains(faults, fault => fault.What.Contains(named, StringComparison.Ordinal) && fault.Code is FaultCode.BadValue or FaultCode.NameTaken);
    }

    [Fact]
    public void A_reference_or_label_that_is_no_level_is_a_fault()
    {
        IReadOnlyList<Fault> faults = FaultsOf(Head + """
            variables:
              stage: {levels: [early, late], reference: erly}
              sex: {levels: [m, f], labels: {m: male, w: female}}
            """);

        Assert.All(faults, fault => Assert.Equal(FaultCode.UnknownLevel, fault.Code));
        Assert.Equal(2, faults.Count);
        Assert.Equal("did you mean 'early'?", faults[0].Fix);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Fault> FaultsOf(string text) => FaultsOf(Encoding.UTF8.GetBytes(text));

    private IReadOnlyList<Fault> FaultsOf(byte[] bytes)
    {
        string path = _folder.Write("study.yaml", bytes);
        return Assert.Throws<InputException>(() => StudyFile.Read(path)).Faults;
    }
}
