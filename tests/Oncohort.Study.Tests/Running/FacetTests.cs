using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Running;

public sealed class FacetTests : IDisposable
{
    private const string Data = """
        id,arm,months,cause,side
        1,a,1,1,left
        2,a,3,0,left
        3,a,6,2,left
        4,b,8,1,left
        5,b,12,1,left
        6,a,2,0,right
        7,a,9,0,right
        8,b,14,0,right
        9,b,18,1,
        10,a,21,1,

        """;

    private const string Head = """
        oncohort: 1
        study: {id: facets}
        cohort: {source: data.csv, id: id}
        variables: {side: {label: Side, levels: [left, right, both]}, arm: {label: Arm}}
        endpoints:
          os: {label: Overall survival, time: months, event: {column: cause, values: 1}, unit: months}
          first: {label: Cause one, time: months, event: {column: cause, values: 1}, competing: {column: cause, values: 2}, unit: months}
        analyses:

        """;

    private readonly StudyFolder _folder = new();

    [Fact]
    public void Panels_and_missing_are_all_patients_of_the_analysis()
    {
        KaplanMeierResult curves = Curves("- km: {endpoint: os, by: arm, facet: side, at: [6]}");
        FacetResult<KaplanMeierPanel> facets = curves.Facets!;

        Assert.Equal(("side", "Side", 2), (facets.Variable, facets.Label, (int)facets.Missing.Value!));
        Assert.Equal([("left", 5, 3.0), ("right", 3, 0), ("both", 0, 0)], facets.Panels.Select(panel => (panel.Level, (int)panel.N.Value!, panel.Events.Value!.Value)));
        Assert.Equal(curves.N, Count.Sum(facets.Panels, panel => panel.N) + facets.Missing);
        Assert.Empty(facets.Panels[2].Strata);
        Assert.Contains(curves.Warnings, warning => warning.Text.Contains("2 patients have no value of Side", StringComparison.Ordinal));
        Assert.Contains("within each level of 'Side'", string.Join(' ', Run("- km: {endpoint: os, facet: side}").Methods), StringComparison.Ordinal);
    }

    [Fact]
    public void A_panel_is_the_analysis_of_its_level_alone()
    {
        StudyResults results = Run("- km: {endpoint: os, by: arm, facet: side, at: [6]}\n  - km: {endpoint: os, by: arm, at: [6], where: \"side = 'left'\"}\n  - cif: {endpoint: first, by: arm, facet: side}\n  - cif: {endpoint: first, by: arm, where: \"side = 'left'\"}");
        KaplanMeierPanel panel = ((KaplanMeierResult)results.Analyses[0]).Facets!.Panels[0];
        var alone = (KaplanMeierResult)results.Analyses[1];
        Assert.Equal(alone.Strata.Select(stratum => stratum.Group), panel.Strata.Select(stratum => stratum.Group));
        Assert.Equal(alone.Strata.SelectMany(stratum => stratum.Steps), panel.Strata.SelectMany(stratum => stratum.Steps));
        Assert.Equal(alone.Strata.SelectMany(stratum => stratum.At), panel.Strata.SelectMany(stratum => stratum.At));
        Assert.Equal((alone.LogRank!.Chi2, alone.LogRank.P, alone.HazardRatio!.Hr), (panel.LogRank!.Chi2, panel.LogRank.P, panel.HazardRatio!.Hr));

        CumulativeIncidencePanel incidence = ((CumulativeIncidenceResult)results.Analyses[2]).Facets!.Panels[0];
        var aloneIncidence = (CumulativeIncidenceResult)results.Analyses[3];
        Assert.Equal(aloneIncidence.Strata.SelectMany(stratum => stratum.Causes).SelectMany(cause => cause.Steps), incidence.Strata.SelectMany(stratum => stratum.Causes).SelectMany(cause => cause.Steps));
        Assert.Equal(aloneIncidence.Gray!.Select(test => test.P), incidence.Gray!.Select(test => test.P));
    }

    [Fact]
    public void Weights_and_clusters_go_with_their_rows()
    {
        StudyResults results = Run("- km: {endpoint: os, facet: side, weights: months, cluster: id, where: side is not null}\n  - km: {endpoint: os, weights: months, cluster: id, where: \"side = 'right'\"}");
        Assert.Equal(((KaplanMeierResult)results.Analyses[1]).Strata[0].Steps, ((KaplanMeierResult)results.Analyses[0]).Facets!.Panels[1].Strata[0].Steps);
    }

    [Theory]
    [InlineData("- km: {endpoint: os, by: arm, facet: arm}", "'arm' is both 'by' and 'facet'")]
    [InlineData("- cif: {endpoint: first, by: arm, facet: arm}", "'arm' is both 'by' and 'facet'")]
    public void Groups_are_no_panels(string analysis, string what) =>
        Assert.Contains(Assert.Throws<InputException>(() => Run(analysis)).Faults, fault => fault.What == what);

    [Fact]
    public void Too_many_levels_are_no_panels()
    {
        string rows = string.Concat(Enumerable.Range(1, 13).Select(i => FormattableString.Invariant($"{i},a,{i},1,level{i}\n")));
        InputException wrong = Assert.Throws<InputException>(() => Run("- km: {endpoint: os, facet: ward}", "id,arm,months,cause,ward\n" + rows, Head.Replace("side: {label: Side, levels: [left, right, both]}, ", "", StringComparison.Ordinal)));
        Assert.Contains(wrong.Faults, fault => fault.What == "'ward' has 13 levels" && fault.PrintedCode == "OCH023");
    }

    public void Dispose() => _folder.Dispose();

    private KaplanMeierResult Curves(string analysis) => (KaplanMeierResult)Run(analysis).Analyses[0];

    private StudyResults Run(string analyses, string data = Data, string head = Head)
    {
        _folder.Write("data.csv", data);
        using PreparedStudy study = PreparedStudy.Open(_folder.Write("study.yaml", head + "  " + analyses + "\n"));
        return StudyRun.Execute(study);
    }
}
