using Xunit;

namespace Oncohort.Published.Tests.Auditing;

public class NumberCheckTests
{
    private const AuditVerdict Yes = AuditVerdict.Consistent, No = AuditVerdict.Inconsistent, Open = AuditVerdict.NotCheckable;

    [Theory]
    [InlineData("\"mean\":\"50\",\"min\":\"16\",\"max\":\"79\"", "a mean", "range", Yes)]
    [InlineData("\"mean\":\"82\",\"min\":\"16\",\"max\":\"79\"", "a mean", "range", No)]
    [InlineData("\"mean\":\"48\",\"sd\":\"31\",\"min\":\"16\",\"max\":\"79\"", "a sd", "spread", Yes)]
    [InlineData("\"mean\":\"48\",\"sd\":\"33\",\"min\":\"16\",\"max\":\"79\"", "a sd", "spread", No)]
    [InlineData("\"mean\":\"48\",\"sd\":\"5\",\"median\":\"44\"", "a mean and median", "spread", Yes)]
    [InlineData("\"mean\":\"48\",\"sd\":\"3\",\"median\":\"43\"", "a mean and median", "spread", No)]
    [InlineData("\"median\":\"81\",\"min\":\"16\",\"max\":\"79\"", "a range", "range", No)]
    public void A_summary_agrees_with_its_range(string numbers, string id, string kind, AuditVerdict verdict) =>
        Assert.Equal(verdict, Audited.Text(Study($$""" "summaries":[{"id":"a","variable":"age",{{numbers}}}] """)).The(id, kind).Verdict);

    [Theory]
    [InlineData("pearson", "0.075", Yes, "matches: pearson")]
    [InlineData("pearson", "0.111", No, "matches: yates")]
    [InlineData("chi-square", "0.111", Yes, "matches: yates")]
    [InlineData("chi-square or fisher", "0.093", Yes, "matches: fisher")]
    [InlineData("not stated", "0.111", Yes, "matches: yates")]
    [InlineData("not stated", "0.500", Open, "does not say which test")]
    [InlineData("mann-whitney", "0.500", Open, "not recomputed")]
    public void The_test_behind_a_p_value_is_named(string method, string p, AuditVerdict verdict, string detail)
    {
        AuditFinding finding = Audited.Text(Study($$"""
            "tables":[{"id":"x","variable":"rt","by":"dm","columns":["yes","no"],"rows":[{"level":"a","cells":["5","52"]},{"level":"b","cells":["86","387"]}],"test":{"method":"{{method}}","p":"{{p}}"} }]
            """)).The("x p", "table_p");
        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains(detail, finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.53", "0.57", "1.03", "wald", No)]
    [InlineData("1.53", "0.57", "1.03", "other", No)]
    [InlineData("1.54", "1.25", "1.82", "wald", No)]
    [InlineData("1.54", "1.25", "1.82", "other", Open)]
    [InlineData("2.57", "1.87", "3.52", "wald", Yes)]
    public void A_ratio_lies_between_its_limits_and_in_the_middle_of_Wald_limits(string ratio, string lower, string upper, string interval, AuditVerdict verdict) =>
        Assert.Equal(verdict, Audited.Text(Model(ratio, lower, upper, "0.5", $"\"interval\":\"{interval}\",")).The("m rt ratio", "ratio_interval").Verdict);

    [Theory]
    [InlineData("<0.001", "", Yes)]
    [InlineData("0.200", "", Open)]
    [InlineData("0.200", "\"test\":\"wald\",", No)]
    [InlineData("0.200", "\"test\":\"wald\",\"interval\":\"other\",", Open)]
    public void A_p_value_is_held_against_the_Wald_test_only_where_it_is_said_to_be_one(string p, string keys, AuditVerdict verdict) =>
        Assert.Equal(verdict, Audited.Text(Model("2.57", "1.87", "3.52", p, keys)).The("m rt p", "ratio_p").Verdict);

    private static string Model(string ratio, string lower, string upper, string p, string keys) => Study($$"""
        "models":[{"id":"m","method":"cox","together":true,{{keys}}"terms":[{"variable":"rt","ratio":"{{ratio}}","lower":"{{lower}}","upper":"{{upper}}","p":"{{p}}"} ]}]
        """);

    private static string Study(string part) => $$"""
        {"id":"s","title":"t","source":{"citation":"c"},"patients":"530",
         "variables":[{"id":"age","unit":"years"},{"id":"rt","levels":["a","b"]},{"id":"dm","levels":["yes","no"]}],{{part}} }
        """;
}
