using System.Text;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Sources;
using Oncohort.Cohort.Typing;

namespace Oncohort.Cohort.Tests.Sources;

public class DelimitedTextTests
{
    [Fact]
    public void A_plain_csv_becomes_typed_columns_in_canonical_order()
    {
        using CohortDatabase cohort = Given.Csv("id,age,sex,died,seen\n3,61.5,m,true,2020-03-01\n1,70,f,FALSE,2020/01/31\n2,NA,,true,\n", new LoadOptions { PatientId = "id" });
        Assert.Equal([ColumnKind.Number, ColumnKind.Number, ColumnKind.Text, ColumnKind.Truth, ColumnKind.Date], cohort.Columns.Select(column => column.Kind));
        CohortTable table = cohort.Fetch();
        Assert.Equal(["1", "70", "f", "false", "2020-01-31"], Given.Cells(table)[0]);
        Assert.Equal(["2", "·", "·", "true", "·"], Given.Cells(table)[1]);
        Assert.Equal(["3", "61.5", "m", "true", "2020-03-01"], Given.Cells(table)[2]);
        Assert.Equal("data.csv:3:age", table.Where(0, "age"));
        Assert.Equal("data.csv:4:age", table.Where(1, "age"));
        Assert.Equal("data.csv:2:age", table.Where(2, "age"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_named(string text)
    {
        Fault fault = Assert.Single(Given.FaultsOfCsv(text));
        Assert.Equal(FaultCode.EmptyFile, fault.Code);
        Assert.Equal("data.csv", fault.Where);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a,b\n")]
    [InlineData("a,b\r\n\r\n")]
    public void A_header_without_records_is_named(string text) => Assert.Equal(FaultCode.HeaderOnly, Assert.Single(Given.FaultsOfCsv(text)).Code);

    [Fact]
    public void Duplicate_and_blank_names_are_named()
    {
        IReadOnlyList<Fault> faults = Given.FaultsOfCsv("a,b,\"a\",,\n1,2,3,4,5\n");
        Assert.Equal([FaultCode.DuplicateHeader, FaultCode.DuplicateHeader, FaultCode.DuplicateHeader], faults.Select(fault => fault.Code));
        Assert.Equal(["data.csv:1:a", "data.csv:1:4", "data.csv:1:5"], faults.Select(fault => fault.Where));
        Assert.Contains("columns 1 and 3", faults[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_utf8_is_named_with_its_row()
    {
        Fault fault = Assert.Single(Given.FaultsOfFile("data.csv", Encoding.Latin1.GetBytes("name\nHans\nJürgen\n")));
        Assert.Equal((FaultCode.InvalidUtf8, "data.csv:3"), (fault.Code, fault.Where));
        Assert.Contains("0xFC", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_cut_off_at_the_end_is_invalid()
    {
        Fault fault = Assert.Single(Given.FaultsOfFile("data.csv", [.. "a\n1\n"u8, 0xE2, 0x82]));
        Assert.Equal((FaultCode.InvalidUtf8, "data.csv:3"), (fault.Code, fault.Where));
    }

    [Fact]
    public void Utf16_is_told_apart()
    {
        Fault fault = Assert.Single(Given.FaultsOfFile("data.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\n1\n")]));
        Assert.Equal(FaultCode.InvalidUtf8, fault.Code);
        Assert.Contains("UTF-16", fault.What, StringComparison.Ordinal);
        Assert.Equal(FaultCode.InvalidUtf8, Assert.Single(Given.FaultsOfFile("data.csv", Encoding.Unicode.GetBytes("a\n1\n"))).Code);
    }

    [Fact]
    public void A_character_split_between_blocks_is_whole()
    {
        string long1 = new('x', (1 << 18) - 4);
        using CohortDatabase cohort = Given.Csv($"a\n{long1}é\nb€\n");
        Assert.Equal([long1 + "é", "b€"], ((TextColumn)cohort.Fetch()["a"]).Levels.Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_ten_megabyte_line_is_named(bool quoted)
    {
        string line = quoted ? "\"" + new string('x', 10_000_000) + "\"" : new string('x', 10_000_000);
        Fault fault = Assert.Single(Given.FaultsOfCsv($"a,b\n1,2\n{line},2\n"));
        Assert.Equal((FaultCode.LineTooLong, "data.csv:3"), (fault.Code, fault.Where));
    }

    [Fact]
    public void Every_ragged_row_is_named_up_to_twenty()
    {
        IReadOnlyList<Fault> two = Given.FaultsOfCsv("a,b\n1,2\n1\n1,2,3\n1,2\n");
        Assert.Equal(["data.csv:3", "data.csv:4"], two.Select(fault => fault.Where));
        Assert.All(two, fault => Assert.Equal(FaultCode.RaggedRow, fault.Code));
        IReadOnlyList<Fault> many = Given.FaultsOfCsv("a,b\n" + string.Concat(Enumerable.Repeat("1\n", 50)));
        Assert.Equal(21, many.Count);
        Assert.Contains("30 more rows", many[20].What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unclosed_quote_is_named_with_the_row_that_opened_it()
    {
        Fault fault = Assert.Single(Given.FaultsOfCsv("a,b\n1,2\n1,\"x\n3,4\n5,6\n"));
        Assert.Equal((FaultCode.UnclosedQuote, "data.csv:3"), (fault.Code, fault.Where));
        Fault later = Assert.Single(Given.FaultsOfCsv("a,b\n1,2\n1,\"x\n3,\"y\"\n5,6\n"));
        Assert.Equal((FaultCode.UnclosedQuote, "data.csv:3"), (later.Code, later.Where));
    }

    [Fact]
    public void A_long_unclosed_quote_is_not_called_a_long_line()
    {
        Fault fault = Assert.Single(Given.FaultsOfCsv("a,b\n1,\"x\n" + string.Concat(Enumerable.Repeat("3,4\n", 400_000))));
        Assert.Equal((FaultCode.UnclosedQuote, "data.csv:2"), (fault.Code, fault.Where));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_of_any_kind_give_the_same_rows(string end)
    {
        foreach (string last in new[] { end, "" })
        {
            using CohortDatabase cohort = Given.Csv($"a,b{end}1,\"x, \"\"y\"\"\"{end}2,\"two{end}lines\"{last}");
            Assert.Equal([["1", "x, \"y\""], ["2", $"two{end}lines"]], Given.Cells(cohort.Fetch()));
        }
    }

    [Fact]
    public void Mixed_line_ends_and_quotes_inside_bare_fields_lose_nothing()
    {
        using CohortDatabase cohort = Given.Csv("a,b\r\n1,5\" long\n2,y\r3,z\r\n");
        Assert.Equal([["1", "5\" long"], ["2", "y"], ["3", "z"]], Given.Cells(cohort.Fetch()));
    }

    [Fact]
    public void Blank_rows_are_counted_and_keep_the_row_numbers_right()
    {
        using CohortDatabase cohort = Given.Csv("\na,b\n\n1,x\n\n\n2,y\n\n");
        CohortTable table = cohort.Fetch();
        Assert.Equal((2, 5), (cohort.RowsRead, cohort.BlankRows));
        Assert.Equal(["data.csv:4:a", "data.csv:7:a"], [table.Where(0, "a"), table.Where(1, "a")]);
    }

    [Fact]
    public void A_quoted_line_end_does_not_count_as_a_row()
    {
        using CohortDatabase cohort = Given.Csv("a,b\n1,\"x\ny\"\n2,z\n");
        Assert.Equal("data.csv:3:a", cohort.Fetch().Where(1, "a"));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_name()
    {
        using CohortDatabase cohort = Given.Csv("\uFEFFa,b\n1,2\n");
        Assert.Equal(["a", "b"], cohort.Columns.Select(column => column.Name));
        using CohortDatabase irregular = Given.Csv("\uFEFF\"a\",b\n1,2\n\n3,4\n");
        Assert.Equal(["a", "b"], irregular.Columns.Select(column => column.Name));
        Assert.Equal([["1", "2"], ["3", "4"]], Given.Cells(irregular.Fetch()));
    }

    [Theory]
    [InlineData("data.csv", "a;b\n1;2,5\n")]
    [InlineData("data.txt", "a;b\n1;2,5\n")]
    [InlineData("data.txt", "a\tb\n1\t2,5\n")]
    [InlineData("data.txt", "a,b\n1,\"2,5\"\n")]
    [InlineData("data.tsv", "a\tb\n1\t2,5\n")]
    public void The_delimiter_is_told_from_the_header(string name, string text)
    {
        using var folder = new TemporaryFolder();
        using CohortDatabase cohort = CohortDatabase.Open(folder.Write(name, text), new LoadOptions());
        Assert.Equal([["1", "2,5"]], Given.Cells(cohort.Fetch()));
    }

    [Fact]
    public void The_hash_is_that_of_the_bytes()
    {
        using CohortDatabase cohort = Given.Csv("a\n1\n");
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a\n1\n"u8)), cohort.Sha256);
    }

    [Fact]
    public void A_missing_file_suggests_the_nearest_name()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rotterdam.csv", "a\n1\n");
        Fault fault = Assert.Single(Given.FaultsOf(() => CohortDatabase.Open(folder.Path("roterdam.csv"), new LoadOptions())));
        Assert.Equal((FaultCode.FileNotFound, "did you mean 'rotterdam.csv'?"), (fault.Code, fault.Fix));
        Assert.Equal(FaultCode.UnknownFormat, Assert.Single(Given.FaultsOf(() => CohortDatabase.Open(folder.Path("x.sav"), new LoadOptions()))).Code);
    }

    [Fact]
    public void A_repeated_patient_is_named_with_its_rows()
    {
        IReadOnlyList<Fault> faults = Given.FaultsOfCsv("id,x\nA,1\nB,2\nA,3\n,4\nB,5\n", new LoadOptions { PatientId = "id" });
        Assert.Equal([FaultCode.DuplicatePatient, FaultCode.DuplicatePatient, FaultCode.MissingPatient], faults.Select(fault => fault.Code));
        Assert.Contains("'A' stands on rows 2, 4", faults[0].What, StringComparison.Ordinal);
        Assert.Equal("data.csv:5:id", faults[2].Where);
        Assert.Equal(FaultCode.ColumnNotFound, Assert.Single(Given.FaultsOfCsv("id,x\nA,1\n", new LoadOptions { PatientId = "ID2" })).Code);
    }

    [Fact]
    public void A_stream_such_as_standard_input_is_read()
    {
        using var session = new Engine.EngineSession();
        StagedTable staged = DelimitedSource.Stage(session, new MemoryStream("a;b\n1;2\n"u8.ToArray()), "stdin", new MissingTexts([]));
        Assert.Equal(("stdin", 1L, 2), (staged.Name, staged.Records, staged.Columns.Count));
    }
}
