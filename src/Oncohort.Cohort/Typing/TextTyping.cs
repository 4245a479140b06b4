using System.Globalization;
using Oncohort.Cohort.Engine;

namespace Oncohort.Cohort.Typing;

/// <summary>
/// Decides what columns of text stand for. A column is a number, truth value or date only when every present value is one, so nothing is lost in the cast:
/// numbers are finite decimals (not hexadecimal, not <c>inf</c>, not <c>nan</c>), and whole numbers beyond 2^53 or with leading zeros are codes, that is text.
/// A column without any value is text.
/// </summary>
internal static class TextTyping
{
    private const string LargestWhole = "9007199254740991";

    /// <summary>A SQL predicate that is true when text <paramref name="t"/> is a finite decimal number.</summary>
    public static string IsNumber(string t) => $"(coalesce(isfinite(TRY_CAST({t} AS DOUBLE)), false) AND NOT contains({t}, '_'))";

    /// <summary>A SQL predicate that is true when text <paramref name="t"/> is a day as yyyy-mm-dd or yyyy/mm/dd.</summary>
    public static string IsDate(string t) =>
        $"(length({t}) = 10 AND substr({t}, 5, 1) IN ('-', '/') AND substr({t}, 8, 1) = substr({t}, 5, 1) AND coalesce(TRY_CAST({AsIso(t)} AS DATE) >= DATE '0001-01-01', false))";

    /// <summary>The typed columns of table <c>staged</c> for the column positions given, each a text without surrounding spaces, null where missing.</summary>
    /// <param name="session">The database.</param>
    /// <param name="columns">The position and name of each column.</param>
    /// <param name="onlyDates">True when the source has numbers and truth values of its own, so that text can only hide dates.</param>
    public static IReadOnlyList<TypedColumn> Type(EngineSession session, IReadOnlyList<(int Position, string Name)> columns, bool onlyDates)
    {
        if (columns.Count == 0) return [];
        string[] texts = [.. columns.Select(column => Sql.Stored(column.Position))];
        ColumnKind?[] kinds = [.. Candidates(session, texts, onlyDates)];
        long[][] counts = Counts(session, texts.Select((text, i) => Claims(text, kinds[i])), "staged");
        return [.. columns.Select((column, i) => Settle(column.Name, texts[i], kinds[i], counts[i]))];
    }

    private static string AsIso(string t) => $"replace({t}, '/', '-')";

    /// <summary>The only kind each column can have, judged by its first values; null for text.</summary>
    private static IEnumerable<ColumnKind?> Candidates(EngineSession session, string[] texts, bool onlyDates)
    {
        long[][] first = Counts(session, texts.Select(text => new[] { $"count({text})", $"count(*) FILTER ({IsNumber(text)})", $"count(*) FILTER ({IsTruth(text)})", $"count(*) FILTER ({IsDate(text)})" }), "(FROM staged LIMIT 2000)");
        for (int i = 0; i < texts.Length; i++)
        {
            long[] count = first[i];
            if (count[0] == 0) count = Counts(session, [[$"count({texts[i]})", $"count(*) FILTER ({IsNumber(texts[i])})", $"count(*) FILTER ({IsTruth(texts[i])})", $"count(*) FILTER ({IsDate(texts[i])})"]], "staged")[0];
            yield return count[0] == 0 ? null
                : !onlyDates && count[1] == count[0] ? ColumnKind.Number
                : !onlyDates && count[2] == count[0] ? ColumnKind.Truth
                : count[3] == count[0] ? ColumnKind.Date
                : null;
        }
    }

    private static string IsTruth(string t) => $"(lower({t}) IN ('true', 'false'))";

    private static string[] Claims(string t, ColumnKind? kind) => kind switch
    {
        ColumnKind.Number =>
        [
            $"count({t})",
            $"count(*) FILTER ({IsNumber(t)})",
            $"count(*) FILTER (trunc(TRY_CAST({t} AS DOUBLE)) = TRY_CAST({t} AS DOUBLE) AND abs(TRY_CAST({t} AS DOUBLE)) <= {LargestWhole})",
            $"count(*) FILTER ((({t} >= '00' AND {t} < '0:') OR ({t} >= '-00' AND {t} < '-0:') OR abs(TRY_CAST({t} AS DOUBLE)) > {LargestWhole}) AND NOT contains({t}, '.') AND NOT contains(lower({t}), 'e'))",
        ],
        ColumnKind.Truth => [$"count({t})", $"count(*) FILTER ({IsTruth(t)})"],
        ColumnKind.Date => [$"count({t})", $"count(*) FILTER ({IsDate(t)})"],
        _ => [],
    };

    private static TypedColumn Settle(string name, string text, ColumnKind? kind, long[] counts)
    {
        if (kind is null || counts[0] != counts[1]) return new TypedColumn(name, ColumnKind.Text, text);
        return kind switch
        {
            ColumnKind.Number when counts[3] > 0 => new TypedColumn(name, ColumnKind.Text, text),
            ColumnKind.Number when counts[2] == counts[0] => new TypedColumn(name, ColumnKind.Number, $"CAST(CAST({text} AS DOUBLE) AS BIGINT)"),
            ColumnKind.Number => new TypedColumn(name, ColumnKind.Number, $"(CAST({text} AS DOUBLE) + 0.0::DOUBLE)"),
            ColumnKind.Truth => new TypedColumn(name, ColumnKind.Truth, $"(lower({text}) = 'true')"),
            _ => new TypedColumn(name, ColumnKind.Date, $"CAST({AsIso(text)} AS DATE)"),
        };
    }

    /// <summary>Evaluates counts for many columns in one pass.</summary>
    private static long[][] Counts(EngineSession session, IEnumerable<string[]> claims, string table)
    {
        string[][] all = [.. claims];
        string[] flat = [.. all.SelectMany(claim => claim)];
        object?[] row = flat.Length == 0 ? [] : session.Rows($"SELECT {string.Join(", ", flat)} FROM {table}")[0];
        long[][] counts = new long[all.Length][];
        int next = 0;
        for (int i = 0; i < all.Length; i++)
        {
            counts[i] = new long[all[i].Length];
            for (int j = 0; j < counts[i].Length; j++) counts[i][j] = Convert.ToInt64(row[next++], CultureInfo.InvariantCulture);
        }

        return counts;
    }
}
