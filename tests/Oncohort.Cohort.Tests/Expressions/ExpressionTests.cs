using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Tests.Expressions;

public class ExpressionTests
{
    private const string Data = "id,kps,T,t,ph.ecog,time to event,sex,dx,note\n1,80,2,a,0,10.5,m,2020-01-01,12\n2,60,3,b,1,20,f,2020-03-01,x\n3,NA,1,c,NA,30,m,2021-01-01,14\n";

    [Theory]
    [InlineData("kps >= 70", "true|false|·")]
    [InlineData("\"ph.ecog\" + 1", "1|2|·")]
    [InlineData("\"time to event\" / 10", "1.05|2|3")]
    [InlineData("CASE WHEN kps >= 70 THEN '>=70' ELSE '<70' END", ">=70|<70|<70")]
    [InlineData("CASE sex WHEN 'm' THEN 'male' WHEN 'f' THEN 'female' END", "male|female|male")]
    [InlineData("'T' || T || t", "T2a|T3b|T1c")]
    [InlineData("dx + INTERVAL 3 MONTH", "2020-04-01|2020-06-01|2021-04-01")]
    [InlineData("date_diff('day', dx, DATE '2021-01-02')", "367|307|1")]
    [InlineData("TRY_CAST(note AS DOUBLE)", "12|·|14")]
    [InlineData("coalesce(kps, 0) BETWEEN 60 AND 79 AND sex IN ('m', 'f')", "false|true|false")]
    [InlineData("nullif(sex, 'm')", "·|f|·")]
    [InlineData("regexp_matches(note, '^[0-9]+$') /* a comment */ -- and another", "true|false|true")]
    [InlineData("extract(year FROM dx)", "2020|2020|2021")]
    [InlineData("''", "·|·|·")]
    public void A_scalar_expression_gives_one_value_a_row(string expression, string expected)
    {
        using CohortDatabase cohort = Given.Csv(Data, new LoadOptions { PatientId = "id" });
        Assert.Null(cohort.Check(expression, "study.yaml:1:1"));
        cohort.AddVariable("new", expression, "study.yaml:1:1");
        Assert.Equal(expected, string.Join('|', Given.Cells(cohort.Fetch(["new"])).Select(row => row[0])));
    }

    [Theory]
    [InlineData("1); DROP TABLE cohort; --")]
    [InlineData("1; DROP TABLE cohort")]
    [InlineData("kps FROM cohort; COPY cohort TO '/tmp/x.csv'")]
    [InlineData("kps FROM cohort --")]
    [InlineData("kps /*")]
    [InlineData("kps) IN (1")]
    [InlineData("(kps")]
    [InlineData("kps)")]
    [InlineData("kps, sex")]
    [InlineData("kps AS x")]
    [InlineData("DISTINCT kps")]
    [InlineData("*")]
    [InlineData("COLUMNS(*)")]
    [InlineData("(SELECT 1)")]
    [InlineData("EXISTS (SELECT 1)")]
    [InlineData("kps IN (SELECT kps FROM cohort)")]
    [InlineData("kps UNION SELECT 1")]
    [InlineData("kps WHERE true")]
    [InlineData("kps FROM read_csv('/etc/passwd') UNION ALL SELECT 1")]
    [InlineData("(FROM read_text('/etc/passwd'))")]
    [InlineData("count(*)")]
    [InlineData("avg(kps)")]
    [InlineData("max(kps) FILTER (sex = 'm')")]
    [InlineData("row_number() OVER ()")]
    [InlineData("lag(kps) OVER (ORDER BY id)")]
    [InlineData("random()")]
    [InlineData("uuid()")]
    [InlineData("now()")]
    [InlineData("today()")]
    [InlineData("current_date")]
    [InlineData("CURRENT_TIMESTAMP")]
    [InlineData("age(dx)")]
    [InlineData("getenv('HOME')")]
    [InlineData("getvariable('x')")]
    [InlineData("current_setting('threads')")]
    [InlineData("nextval('x')")]
    [InlineData("$1")]
    [InlineData("?")]
    [InlineData("#1")]
    [InlineData("unnest([1, 2])")]
    [InlineData("range(1000000000)")]
    [InlineData("repeat('x', 1000000000)")]
    [InlineData("list_transform([1], x -> x + 1)")]
    [InlineData("[x + 1 FOR x IN [1, 2]]")]
    [InlineData("list_aggregate([1, 2], 'sum')")]
    [InlineData("json_serialize_sql('select 1')")]
    [InlineData("read_text('/etc/passwd')")]
    [InlineData("pg_sleep(1)")]
    [InlineData("write_log('x')")]
    [InlineData("main.random()")]
    [InlineData("DEFAULT")]
    [InlineData("[1, 2]")]
    [InlineData("{'a': 1}")]
    [InlineData("INTERVAL 3 MONTH")]
    [InlineData("nosuch(kps)")]
    [InlineData("kps >=")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("kps + sex + DATE '2020-01-01'")]
    public void Anything_else_is_refused_and_changes_nothing(string expression)
    {
        using CohortDatabase cohort = Given.Csv(Data, new LoadOptions { PatientId = "id" });
        string before = string.Join(';', Given.Cells(cohort.Fetch()).Select(row => string.Join(',', row)));
        Fault? fault = cohort.Check(expression, "study.yaml:3:5");
        Assert.NotNull(fault);
        Assert.Contains(fault.Code, new[] { FaultCode.BadExpression, FaultCode.ExpressionNotAllowed });
        Assert.Equal("study.yaml:3:5", fault.Where);
        Assert.DoesNotContain('\n', fault.What);
        Assert.Throws<InputException>(() => cohort.AddVariable("new", expression, "w"));
        Assert.Throws<InputException>(() => cohort.Keep("k", "r", expression, "w"));
        Assert.Throws<InputException>(() => cohort.Fetch(where: expression));
        Assert.Equal(before, string.Join(';', Given.Cells(cohort.Fetch()).Select(row => string.Join(',', row))));
    }

    [Theory]
    [InlineData("random()", FaultCode.ExpressionNotAllowed)]
    [InlineData("(SELECT 1)", FaultCode.ExpressionNotAllowed)]
    [InlineData("sum(kps)", FaultCode.ExpressionNotAllowed)]
    [InlineData("current_date", FaultCode.ExpressionNotAllowed)]
    [InlineData("1; SELECT kps", FaultCode.ExpressionNotAllowed)]
    [InlineData("kps >=", FaultCode.BadExpression)]
    [InlineData("nosuch(kps)", FaultCode.BadExpression)]
    public void The_code_tells_what_is_malformed_from_what_is_forbidden(string expression, FaultCode code)
    {
        using CohortDatabase cohort = Given.Csv(Data);
        Assert.Equal(code, cohort.Check(expression, "w")?.Code);
    }

    [Theory]
    [InlineData("kpss >= 70", "did you mean 'kps'?")]
    [InlineData("KPS >= 70", "did you mean 'kps'?")]
    [InlineData("ph.ecog = 1", "write \"ph.ecog\"")]
    [InlineData("rowid = 1", null)]
    [InlineData("record = 1", null)]
    [InlineData("c0 = 1", null)]
    public void An_unknown_column_is_named_with_the_nearest(string expression, string? fix)
    {
        using CohortDatabase cohort = Given.Csv(Data);
        Fault? fault = cohort.Check(expression, "w");
        Assert.Equal(FaultCode.ColumnNotFound, fault?.Code);
        if (fix is not null) Assert.Equal(fix, fault?.Fix);
    }

    [Fact]
    public void A_value_that_cannot_be_computed_is_named_with_its_row()
    {
        using CohortDatabase cohort = Given.Csv(Data);
        Fault? cast = cohort.Check("CAST(note AS INTEGER) > 12", "w", boolean: true);
        Assert.Equal(FaultCode.BadExpression, cast?.Code);
        Assert.Contains("row 3 of data.csv", cast?.What, StringComparison.Ordinal);
        Fault? division = cohort.Check("1 / (kps - 80)", "w");
        Assert.Contains("not finite", division?.What, StringComparison.Ordinal);
        Assert.Contains("row 2 of data.csv", division?.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_must_give_true_or_false()
    {
        using CohortDatabase cohort = Given.Csv(Data);
        Assert.Equal(FaultCode.BadExpression, cohort.Check("kps", "w", boolean: true)?.Code);
        Assert.Null(cohort.Check("kps", "w"));
    }

    [Fact]
    public void A_taken_name_is_refused_and_variables_build_on_each_other()
    {
        using CohortDatabase cohort = Given.Csv(Data);
        Assert.Equal(FaultCode.NameTaken, Assert.Single(Given.FaultsOf(() => cohort.AddVariable("kps", "1", "w"))).Code);
        cohort.AddVariable("fit", "kps >= 70", "w");
        cohort.AddVariable("fit male", "fit AND sex = 'm'", "w");
        cohort.AddVariable("x", "\"fit male\" IS NULL", "w");
        Assert.Equal(["true", "false", "·"], Given.Cells(cohort.Fetch(["fit male"])).Select(row => row[0]));
        Assert.Equal(FaultCode.NameTaken, Assert.Single(Given.FaultsOf(() => cohort.AddVariable("x", "1", "w"))).Code);
    }

    [Fact]
    public void Each_step_keeps_or_excludes_everyone_it_reads()
    {
        using CohortDatabase cohort = Given.Csv(Data);
        AttritionStep first = cohort.Keep("kps", "Karnofsky below 70", "kps >= 70 OR sex = 'f'", "w");
        Assert.Equal(new AttritionStep("kps", "Karnofsky below 70", "kps >= 70 OR sex = 'f'", 3, 2, 1, 1), first);
        AttritionStep second = cohort.Keep("t", "small", "T > 2", "w");
        Assert.Equal((2, 1, 1, 0), (second.Read, second.Kept, second.Excluded, second.ExcludedMissing));
        CohortTable table = cohort.Fetch(["id"]);
        Assert.Equal("data.csv:3:id", table.Where(0, "id"));
        Assert.Equal((3, 1), (cohort.RowsRead, cohort.Rows));
        AttritionStep none = cohort.Keep("none", "nobody", "false", "w");
        Assert.Equal((1, 0, 1), (none.Read, none.Kept, none.Excluded));
        Assert.Equal(0, cohort.Fetch().Rows);
    }
}
