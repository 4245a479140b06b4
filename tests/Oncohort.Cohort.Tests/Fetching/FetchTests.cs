using System.Globalization;
using System.Text;
using CsCheck;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Tests.Fetching;

public class FetchTests
{
    private static readonly string[] Awkward = ["NA", "", "-9", "true", "2020-02-29", "male", "a,b", "say \"hi\"", "two\nlines", "two\r\nlines", "é€😀", "０", "007", "x;y", "tab\there", "'", "\"", "\"\"", "--", "\\", "%", "NULL"];

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Int[-50, 50].Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Double[-1e6, 1e6].Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]),
        Gen.String[Gen.Char["abcXYZ ,\"\n'é"], 0, 8].Select(text => text.Trim()));

    private static readonly Gen<string[][]> Table = Gen.Int[1, 5].SelectMany(width => Value.Array[width].Array[1, 40]);

    private static string Quote(string value) => value.Length == 0 || value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static string Csv(string[][] rows) =>
        new StringBuilder().AppendJoin(',', rows[0].Select((_, i) => $"v{i}")).Append('\n').AppendJoin('\n', rows.Select(row => string.Join(',', row.Select(Quote)))).Append('\n').ToString();

    private static bool Same(string written, string read)
    {
        if (written is "" or "NA" or "-9") return read == "·";
        if (written == read) return true;
        if (double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double a) && double.TryParse(read, NumberStyles.Float, CultureInfo.InvariantCulture, out double b)) return a == b;
        return string.Equals(written, read, StringComparison.OrdinalIgnoreCase) && read is "true" or "false";
    }

    [Fact]
    public void Any_table_written_as_csv_comes_back_equal() => Table.Sample(
        rows =>
        {
            using CohortDatabase cohort = Given.Csv(Csv(rows), new LoadOptions { MissingCodes = ["-9"] });
            CohortTable table = cohort.Fetch();
            Assert.Equal(rows.Length, table.Rows);
            string[][] cells = Given.Cells(table);
            for (int row = 0; row < rows.Length; row++)
            {
                int source = int.Parse(table.Where(row, "v0").Split(':')[1], CultureInfo.InvariantCulture) - 2;
                for (int i = 0; i < rows[source].Length; i++) Assert.True(Same(rows[source][i], cells[row][i]), $"wrote {rows[source][i]}, read {cells[row][i]}");
            }
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void A_shuffled_file_gives_the_same_table() => Gen.Select(Table, Gen.Int).Sample(
        (rows, seed) =>
        {
            string[][] shuffled = [.. rows];
            new Random(seed).Shuffle(shuffled);
            using CohortDatabase one = Given.Csv(Csv(rows));
            using CohortDatabase two = Given.Csv(Csv(shuffled));
            Assert.Equal(Given.Cells(one.Fetch()), Given.Cells(two.Fetch()));
        },
        iter: 25,
        threads: 1);

    [Fact]
    public void A_large_shuffled_file_gives_the_same_table_through_steps_and_variables()
    {
        string[] rows = [.. Enumerable.Range(0, 300_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 7919 % 300_007},{i % 97},{(i % 5 == 0 ? "NA" : "g" + (i % 11))}"))];
        string[] shuffled = [.. rows];
        new Random(1).Shuffle(shuffled);
        var tables = new List<CohortTable>();
        foreach (string[] order in new[] { rows, shuffled })
        {
            using CohortDatabase cohort = Given.Csv("id,x,g\n" + string.Join('\n', order), new LoadOptions { PatientId = "id" });
            cohort.AddVariable("y", "x * 2 + 0.5", "w");
            AttritionStep step = cohort.Keep("g", "no group", "g <> 'g3'", "w");
            Assert.Equal((300_000, 300_000 - step.Kept, 60_000), (step.Read, step.Excluded, step.ExcludedMissing));
            tables.Add(cohort.Fetch(where: "x > 10"));
        }

        Assert.Equal(((NumberColumn)tables[0]["id"]).Values, ((NumberColumn)tables[1]["id"]).Values);
        Assert.Equal(((NumberColumn)tables[0]["y"]).Values, ((NumberColumn)tables[1]["y"]).Values);
        Assert.Equal(((TextColumn)tables[0]["g"]).Codes, ((TextColumn)tables[1]["g"]).Codes);
        double[] ids = ((NumberColumn)tables[0]["id"]).Values.ToArray();
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public void Levels_are_in_ordinal_order()
    {
        using CohortDatabase cohort = Given.Csv("x\nb\na\nB\né\n10\nz\n9\n");
        Assert.Equal(["10", "9", "B", "a", "b", "z", "é"], ((TextColumn)cohort.Fetch()["x"]).Levels);
    }

    [Fact]
    public void Columns_that_differ_in_case_only_are_two_columns()
    {
        using CohortDatabase cohort = Given.Csv("T,t\n1,x\n2,y\n");
        cohort.AddVariable("both", "T || t", "w");
        Assert.Equal(["1x", "2y"], ((TextColumn)cohort.Fetch()["both"]).Levels);
    }

    [Fact]
    public void Unknown_columns_are_all_named()
    {
        using CohortDatabase cohort = Given.Csv("age,sex\n1,x\n");
        IReadOnlyList<Fault> faults = Given.FaultsOf(() => cohort.Fetch(["aeg", "sex", "sx"]));
        Assert.Equal(["did you mean 'age'?", "did you mean 'sex'?"], faults.Select(fault => fault.Fix));
    }
}
