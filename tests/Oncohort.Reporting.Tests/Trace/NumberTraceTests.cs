using System.Text.Json;
using System.Text.RegularExpressions;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Tests.Html;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Reporting.Trace;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Trace;

public sealed partial class NumberTraceTests
{
    [Fact]
    public void Every_number_that_leads_somewhere_leads_to_a_number_that_prints_so()
    {
        StudyResults results = MadeStudy.Full();
        string page = MadePage.Of(Report.Of(results, MadeStudy.Inputs));
        using JsonDocument document = JsonDocument.Parse(Embedded().Match(page).Groups[1].Value);
        Match[] marks = [.. Marked().Matches(page).Cast<Match>()];

        Assert.InRange(marks.Length, 200, int.MaxValue);
        foreach (Match mark in marks)
        {
            double value = At(document.RootElement, mark.Groups[1].Value);
            PrintedNumber printed = PrintedNumber.In(mark.Groups[2].Value).Single();
            bool bound = page[..mark.Index].EndsWith("&lt;", StringComparison.Ordinal) || page[..mark.Index].EndsWith("&lt; ", StringComparison.Ordinal);
            Assert.True(bound ? value < printed.High : Fits(value, printed) || Fits(100 * value, printed), mark.Value);
        }
    }

    [Theory]
    [InlineData("85.3 (80.1\u201390.8)", "II", "At 36 months", "/strata/1/at/0/survival /strata/1/at/0/lower /strata/1/at/0/upper")]
    [InlineData("80.1", "II", "lower limit", "/strata/1/at/0/lower")]
    public void Rows_and_headers_tell_equal_numbers_apart(string text, string row, string column, string expected)
    {
        const string Json = """
            {"analyses": [{"strata": [
              {"group": "I", "n": 85, "at": [{"time": 36, "survival": 0.8531, "lower": 0.801, "upper": 0.9081}]},
              {"group": "II", "n": 85, "at": [{"time": 36, "survival": 0.8529, "lower": 0.8012, "upper": 0.9079}]}]}]}
            """;
        using JsonDocument document = JsonDocument.Parse(Json);

        IEnumerable<string> found = new NumberTrace(document.RootElement).Of(text, new PrintedPlace([row], [column], "Survival (%)"), 0).Select(one => one.Pointer);

        Assert.Equal(expected.Split(' ').Select(pointer => "/analyses/0" + pointer), found);
    }

    [Theory]
    [InlineData("T1 and N2b in 12 of 30 patients, p < 0.001 (km-1)", "12 30 0.001")]
    [InlineData("\u22120.50 (\u22121.2\u20130.3)", "\u22120.50 \u22121.2 0.3")]
    [InlineData("version 1.2.3, sha 9b74c9", "")]
    public void Digits_of_words_are_no_numbers(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', PrintedNumber.In(text).Select(number => text.Substring(number.Start, number.Length))));

    [Fact]
    public void A_count_is_not_taken_for_another_count_that_happens_to_be_equal()
    {
        using JsonDocument document = JsonDocument.Parse("""{"analyses": [{"n": 7, "strata": [{"group": "A", "events": 9, "missing": 5}]}]}""");

        Assert.Empty(new NumberTrace(document.RootElement).Of("5", new PrintedPlace(["A"], ["Events, n"], "Events by group"), 0));
    }

    private static bool Fits(double value, PrintedNumber printed) => value >= printed.Low && value <= printed.High;

    private static double At(JsonElement root, string pointer)
    {
        foreach (string key in pointer.Split('/').Skip(1)) root = root.ValueKind == JsonValueKind.Array ? root[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : root.GetProperty(key);
        return root.GetDouble();
    }

    [GeneratedRegex("<script type=\"application/json\" id=\"results\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Embedded();

    [GeneratedRegex("<span class=\"n\" data-p=\"([^\"]*)\">([^<]*)</span>")]
    private static partial Regex Marked();
}
