using Oncohort.Cohort.Faults;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Guidelines;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Reporting.Wording;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Wording;

public sealed class SentenceTests
{
    private static readonly Phrasebook English = Phrasebook.Of(new Edition(JournalStyle.Plain, "en"));

    [Fact]
    public void A_model_states_patients_events_ratios_intervals_and_p_values()
    {
        CoxResult model = MadeModels.Model(MadeModels.Factor("arm", "Treatment", "CRT", "RT", 0.62, 0.41, 0.94, 0.024), MadeModels.Numeric("age", "Age", 1.02, 1.01, 1.04, 0.0004)) with
        {
            N = 530,
            Events = 101,
            Endpoint = new EndpointCaption("os", "Overall survival", "months"),
        };
        string text = string.Join(' ', ResultSentences.Sentences(model, English));
        Assert.StartsWith(
            "The Cox model of overall survival used 530 patients with 101 events. Treatment, CRT against RT: HR 0.62 (95% CI 0.41–0.94), p = 0.024; Age, per unit: HR 1.02 (95% CI 1.01–1.04), p < 0.001.",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_numbers_stand_in_every_language()
    {
        foreach (AnalysisResult analysis in MadeStudy.Full().Analyses)
        {
            string[] numbers = [.. Phrasebook.Languages.Select(language => Numbers(string.Join(' ', ResultSentences.Sentences(analysis, Phrasebook.Of(new Edition(JournalStyle.Plain, language))))))];
            Assert.NotEqual("", numbers[0]);
            Assert.Equal(numbers[0], numbers[1]);
        }
    }

    [Fact]
    public void A_separated_term_has_no_number()
    {
        CoxResult model = MadeModels.Model(MadeModels.Separated("site", "Site", "liver", "lung"));
        Assert.Contains("Site: no estimate", string.Join(' ', ResultSentences.Sentences(model, English)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_analysis_of_the_study_has_its_paragraph()
    {
        StudyResults results = MadeStudy.Full();
        string[] paragraphs = [.. ResultSentences.Of(results, English)];
        Assert.Equal(results.Analyses.Count, paragraphs.Length);
        Assert.All(results.Analyses.Zip(paragraphs), pair => Assert.StartsWith(pair.First.Title ?? "", pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Curves_are_stated_by_group_with_their_intervals()
    {
        KaplanMeierResult curves = MadeStudy.TwoArms();
        string text = string.Join(' ', ResultSentences.Sentences(curves, English));
        Assert.Contains("At 12 months, the Kaplan–Meier estimates were: Radiotherapy: ", text, StringComparison.Ordinal);
        Assert.Contains("Log-rank test: chi-square = ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NE", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Limitations_follow_from_the_diagnostics()
    {
        StudyResults results = MadeStudy.Full() with { Notice = "made data" };
        CoxResult few = MadeModels.Model(MadeModels.Numeric("age", "Age", 1.02, 1.01, 1.04, 0.01)) with
        {
            Title = "Few",
            EventsPerVariable = 4.25,
            Warnings = [Warn(FaultCode.FewEventsPerVariable), Warn(FaultCode.NonProportionalHazards), Warn(FaultCode.PostBaselineGroup)],
            Ph = [new ProportionalHazardsResult("GLOBAL", 9, 1, 0.003)],
            Excluded = [new Exclusion("missing Age (years)", 7), new Exclusion("not arm = 1", 90)],
        };
        string[] sentences = [.. LimitationSentences.Of(results with { Analyses = [few, MadeStudy.TwoArms()], Warnings = [new Warning("OCH052", "Stage: 2 patients without a stage")] }, English)];

        Assert.Equal("Made data.", sentences[0]);
        Assert.Contains(sentences, sentence => sentence.EndsWith("(immortal time): “Few”.", StringComparison.Ordinal));
        Assert.Contains("Patients with missing values were left out of an analysis, not imputed: “Few” (Age (years) in 7); “Overall survival by Treatment” (value in treatment in 2).", sentences);
        Assert.Contains(sentences, sentence => sentence.EndsWith("“Few” (4.3 events for each).", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.StartsWith("Hazards may not be proportional", StringComparison.Ordinal));
        Assert.Contains("The letters do not decide the stage of all patients: Stage: 2 patients without a stage.", sentences);
        Assert.Contains("Values are missing in: UICC/AJCC stage (9 of 421); HPV status (123 of 421).", sentences);
        Assert.DoesNotContain(sentences, sentence => sentence.StartsWith("Proportional hazards were assumed and not tested", StringComparison.Ordinal));
    }

    [Fact]
    public void A_checklist_says_where_an_item_is_met_and_what_is_missing()
    {
        ReportTable strobe = ChecklistTable.Of(Guideline.Of("strobe"), MadeStudy.Full(), English);
        Assert.Equal("checklist-strobe", strobe.Id);
        Assert.Equal(["13", "partly", "Patient flow"], Row("13", 0, 2, 3));
        Assert.Equal(["14b", "met", "Data completeness"], Row("14b", 0, 2, 3));
        Assert.Equal(["2", "open", "", "Write the background"], Row("2", 0, 2, 3, 4));
        Assert.Equal(["12b", "open", "", "Say which subgroups were planned"], Row("12b", 0, 2, 3, 4));
        ReportTable bare = ChecklistTable.Of(Guideline.Of("remark"), MadeStudy.Empty(), English);
        Assert.StartsWith("No such analysis in the study file", bare.Rows.Single(row => row.Cells[0].Text == "15").Cells[4].Text, StringComparison.Ordinal);

        string[] Row(string item, params int[] columns) => [.. columns.Select(column => strobe.Rows.Single(row => row.Cells[0].Text == item).Cells[column].Text)];
    }

    private static Warning Warn(FaultCode code) => new(Fault.Print(code), "text");

    private static string Numbers(string text) => string.Join(' ', System.Text.RegularExpressions.Regex.Matches(text, @"\d+(\.\d+)?").Select(match => match.Value).Order(StringComparer.Ordinal));
}
