using DuckDB.NET.Data;
using MiniExcelLibs;
using Npgsql;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Sources;

namespace Oncohort.Cohort.Tests.Sources;

public class FormatTests
{
    private static void Duck(string database, string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={database}");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private const string Typed =
        "SELECT 1 AS id, 2.5::DECIMAL(5,2) AS size, 'x' AS grade, true AS died, DATE '2020-01-02' AS dx, TIMESTAMP '2020-01-02 00:00:00' AS day, TIMESTAMP '2020-01-02 10:30:00' AS moment, '7' AS code, 'NaN'::DOUBLE AS nan, 999 AS missing " +
        "UNION ALL SELECT 2, NULL, '', NULL, NULL, NULL, NULL, '08', 1.5, 5 ORDER BY 1";

    private static readonly string[] FirstRow = ["1", "2.5", "x", "true", "2020-01-02", "2020-01-02", "2020-01-02 10:30:00", "7", "·", "·"];
    private static readonly string[] SecondRow = ["2", "·", "·", "·", "·", "·", "·", "08", "1.5", "5"];

    [Fact]
    public void Parquet_keeps_its_types()
    {
        using var folder = new TemporaryFolder();
        Duck(":memory:", $"COPY ({Typed}) TO '{folder.Path("data.parquet")}' (FORMAT parquet)");
        using CohortDatabase cohort = CohortDatabase.Open(folder.Path("data.parquet"), new LoadOptions { MissingCodes = ["999"] });
        Assert.Equal([ColumnKind.Number, ColumnKind.Number, ColumnKind.Text, ColumnKind.Truth, ColumnKind.Date, ColumnKind.Date, ColumnKind.Text, ColumnKind.Text, ColumnKind.Number, ColumnKind.Number], cohort.Columns.Select(column => column.Kind));
        Assert.Equal([FirstRow, SecondRow], Given.Cells(cohort.Fetch()));
        Assert.Equal("data.parquet:2:id", cohort.Fetch().Where(1, "id"));
    }

    [Fact]
    public void A_table_of_a_duckdb_file_is_read_and_hashed_whatever_its_row_order()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Path("data.duckdb");
        Duck(file, $"CREATE TABLE patients AS {Typed}; CREATE TABLE shuffled AS FROM patients ORDER BY id DESC; CREATE TABLE other AS SELECT 1 AS id");
        using CohortDatabase cohort = CohortDatabase.Open($"duckdb:{file}#patients", new LoadOptions { MissingCodes = ["999"] });
        using CohortDatabase shuffled = CohortDatabase.Open($"duckdb:{file}#shuffled", new LoadOptions { MissingCodes = ["999"] });
        using CohortDatabase other = CohortDatabase.Open($"duckdb:{file}#other", new LoadOptions());
        Assert.Equal([FirstRow, SecondRow], Given.Cells(cohort.Fetch()));
        Assert.Equal("data.duckdb#patients", cohort.SourceName);
        Assert.Equal(cohort.Sha256, shuffled.Sha256);
        Assert.NotEqual(cohort.Sha256, other.Sha256);
        Fault fault = Assert.Single(Given.FaultsOf(() => CohortDatabase.Open($"duckdb:{file}#patient", new LoadOptions())));
        Assert.Equal((FaultCode.TableNotFound, "did you mean 'patients'?"), (fault.Code, fault.Fix));
        Assert.Equal(FaultCode.TableNotFound, Assert.Single(Given.FaultsOf(() => CohortDatabase.Open($"duckdb:{file}", new LoadOptions()))).Code);
    }

    [Theory]
    [InlineData("[{\"id\":1,\"age\":61.5,\"code\":\"7\",\"dx\":\"2020-01-02\",\"died\":true,\"mix\":1},{\"id\":2,\"age\":null,\"code\":\"08\",\"dx\":\"NA\",\"died\":false,\"mix\":\"x\"}]")]
    [InlineData("{\"id\":1,\"age\":61.5,\"code\":\"7\",\"dx\":\"2020-01-02\",\"died\":true,\"mix\":1}\n{\"id\":2,\"code\":\"08\",\"died\":false,\"mix\":\"x\"}\n")]
    public void Json_records_are_read(string json)
    {
        using var folder = new TemporaryFolder();
        using CohortDatabase cohort = CohortDatabase.Open(folder.Write("data.json", json), new LoadOptions());
        Assert.Equal([ColumnKind.Number, ColumnKind.Number, ColumnKind.Text, ColumnKind.Date, ColumnKind.Truth, ColumnKind.Text], cohort.Columns.Select(column => column.Kind));
        Assert.Equal([["1", "61.5", "7", "2020-01-02", "true", "1"], ["2", "·", "08", "·", "false", "x"]], Given.Cells(cohort.Fetch()));
    }

    [Theory]
    [InlineData("", FaultCode.EmptyFile)]
    [InlineData("[{\"id\":1,", FaultCode.FileUnreadable)]
    [InlineData("hello", FaultCode.FileUnreadable)]
    [InlineData("[{\"id\":[1,2]}]", FaultCode.UnknownFormat)]
    public void Json_that_is_no_table_is_named(string json, FaultCode code)
    {
        using var folder = new TemporaryFolder();
        Fault fault = Assert.Single(Given.FaultsOf(() => CohortDatabase.Open(folder.Write("data.json", json), new LoadOptions())));
        Assert.Equal(code, fault.Code);
        Assert.DoesNotContain('\n', fault.What);
    }

    [Fact]
    public void A_sheet_of_a_workbook_is_read()
    {
        using var folder = new TemporaryFolder();
        object[] patients =
        [
            new { id = 1, age = (double?)61.5, dx = (DateTime?)new DateTime(2020, 1, 2), died = (bool?)true, code = "007" },
            new { id = 2, age = (double?)null, dx = (DateTime?)null, died = (bool?)false, code = "NA" },
        ];
        MiniExcel.SaveAs(folder.Path("data.xlsx"), new Dictionary<string, object> { ["notes"] = new[] { new { x = "y" } }, ["patients"] = patients });
        using CohortDatabase cohort = CohortDatabase.Open(folder.Path("data.xlsx") + "#patients", new LoadOptions());
        Assert.Equal([["1", "61.5", "2020-01-02", "true", "007"], ["2", "·", "·", "false", "·"]], Given.Cells(cohort.Fetch()));
        Assert.Equal([ColumnKind.Number, ColumnKind.Number, ColumnKind.Date, ColumnKind.Truth, ColumnKind.Text], cohort.Columns.Select(column => column.Kind));
        Assert.Equal("data.xlsx#patients:3:id", cohort.Fetch().Where(1, "id"));
        using CohortDatabase first = CohortDatabase.Open(folder.Path("data.xlsx"), new LoadOptions());
        Assert.Equal("x", Assert.Single(first.Columns).Name);
        Fault fault = Assert.Single(Given.FaultsOf(() => CohortDatabase.Open(folder.Path("data.xlsx") + "#patiens", new LoadOptions())));
        Assert.Equal((FaultCode.TableNotFound, "did you mean 'patients'?"), (fault.Code, fault.Fix));
    }

    [Fact]
    public void A_broken_workbook_or_parquet_file_is_named()
    {
        Assert.Equal(FaultCode.FileUnreadable, Assert.Single(Given.FaultsOfFile("data.xlsx", [1, 2, 3])).Code);
        Assert.Equal(FaultCode.EmptyFile, Assert.Single(Given.FaultsOfFile("data.xlsx", [])).Code);
        Fault parquet = Assert.Single(Given.FaultsOfFile("data.parquet", [1, 2, 3]));
        Assert.Equal((FaultCode.FileUnreadable, "data.parquet"), (parquet.Code, parquet.Where));
    }

    [Fact]
    public void Lists_and_infinite_numbers_are_refused()
    {
        using var folder = new TemporaryFolder();
        Duck(":memory:", $"COPY (SELECT [1, 2] AS l) TO '{folder.Path("list.parquet")}' (FORMAT parquet); COPY (SELECT unnest([1.0, 'inf'::DOUBLE]) AS x) TO '{folder.Path("inf.parquet")}' (FORMAT parquet)");
        Assert.Equal(FaultCode.UnknownFormat, Assert.Single(Given.FaultsOf(() => CohortDatabase.Open(folder.Path("list.parquet"), new LoadOptions()))).Code);
        Fault fault = Assert.Single(Given.FaultsOf(() => CohortDatabase.Open(folder.Path("inf.parquet"), new LoadOptions())));
        Assert.Equal((FaultCode.NotANumber, "inf.parquet:2:x"), (fault.Code, fault.Where));
    }

    [Fact]
    public void A_postgresql_address_is_understood_and_a_refused_connection_named()
    {
        NpgsqlConnectionStringBuilder builder = PostgreSqlSource.Connection("postgresql://ann:p%40ss@db.example:5433/trials?sslmode=disable");
        Assert.Equal(("db.example", 5433, "trials", "ann", "p@ss", SslMode.Disable), (builder.Host, builder.Port, builder.Database, builder.Username, builder.Password, builder.SslMode));
        Fault fault = Assert.Single(Given.FaultsOf(() => CohortDatabase.Open("postgresql://ann:secret@127.0.0.1:1/trials#patients", new LoadOptions())));
        Assert.Equal((FaultCode.DatabaseUnreachable, "127.0.0.1/trials"), (fault.Code, fault.Where));
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }
}
