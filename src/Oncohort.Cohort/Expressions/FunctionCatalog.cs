using System.Collections.Frozen;
using Oncohort.Cohort.Engine;

namespace Oncohort.Cohort.Expressions;

/// <summary>
/// The functions an expression may call: those the database itself calls constant for the same arguments, less those that look at the session, the settings
/// or the clock, or that make values of any size; and the few macros that only abbreviate such an expression.
/// </summary>
internal sealed class FunctionCatalog
{
    private static readonly FrozenSet<string> Macros = FrozenSet.ToFrozenSet(["nullif", "date_add", "fmod", "fdiv", "round_even", "roundbankers", "split_part", "days_in_month"]);

    private static readonly FrozenSet<string> Refused = FrozenSet.ToFrozenSet(
    [
        "add_parquet_key", "aggregate", "apply", "array_aggr", "array_aggregate", "array_apply", "array_filter", "array_reduce", "array_resize", "array_transform",
        "can_cast_implicitly", "cast_to_type", "col_description", "combine", "create_sort_key", "current_setting", "currval", "error", "filter", "finalize",
        "generate_series", "get_type", "getenv", "getvariable", "json_deserialize_sql", "json_serialize_plan", "json_serialize_sql", "list_aggr", "list_aggregate", "list_apply",
        "list_filter", "list_reduce", "list_resize", "list_transform", "lpad", "make_type", "nextval", "obj_description", "parse_duckdb_log_message",
        "range", "reduce", "remap_struct", "repeat", "replace_type", "rpad", "shobj_description", "stats", "struct_update", "variant_bytes_to_variant", "vector_type", "version", "write_log",
    ]);

    private static readonly FrozenSet<string> Clocks = FrozenSet.ToFrozenSet(
    [
        "current_date", "current_time", "current_timestamp", "current_localtime", "current_localtimestamp", "localtime", "localtimestamp", "current_user", "current_role",
        "current_schema", "current_catalog", "current_database", "session_user", "user",
    ]);

    private readonly FrozenSet<string> _allowed;
    private readonly FrozenDictionary<string, string> _kinds;

    private static FunctionCatalog? _known;

    private FunctionCatalog(EngineSession session)
    {
        IReadOnlyList<object?[]> functions = session.Rows(
            "SELECT lower(function_name), min(function_type), bool_and(function_type = 'scalar' AND stability = 'CONSISTENT') FROM duckdb_functions() GROUP BY 1");
        _kinds = functions.ToFrozenDictionary(function => (string)function[0]!, function => (string)function[1]!);
        _allowed = functions.Where(function => function[2] is true).Select(function => (string)function[0]!).Where(IsHarmless).Concat(Macros).ToFrozenSet();
    }

    /// <summary>The functions of the embedded database, which are the same in every session and are asked for once.</summary>
    public static FunctionCatalog Of(EngineSession session) => _known ??= new FunctionCatalog(session);

    /// <summary>The names that may be called, for suggestions.</summary>
    public IEnumerable<string> Names => _allowed.Where(name => char.IsAsciiLetter(name[0]));

    /// <summary>True when the name, written without parentheses, stands for the clock or the session.</summary>
    public static bool IsClock(string name) => Clocks.Contains(name.ToLowerInvariant());

    /// <summary>Why a function may not be called; null when it may, and an empty text when there is none of that name.</summary>
    public string? Objection(string name, int arguments)
    {
        string key = name.ToLowerInvariant();
        if (key == "age" && arguments == 1) return "age() with one argument depends on the day of the run; give it both dates";
        if (_allowed.Contains(key)) return null;
        if (IsClock(key) || key is "getenv") return $"{key}() depends on the session, not on the row";
        if (!_kinds.TryGetValue(key, out string? kind)) return "";
        return kind switch
        {
            "aggregate" => $"{key}() is an aggregate: it looks at many rows",
            "table" or "table_macro" or "pragma" => $"{key}() does not give one value",
            _ => $"{key}() depends on more than the row, or reaches beyond it",
        };
    }

    private static bool IsHarmless(string name) =>
        !Refused.Contains(name) && !Clocks.Contains(name) && !name.StartsWith("pg_", StringComparison.Ordinal) && !name.StartsWith("inet_", StringComparison.Ordinal) && !name.StartsWith("st_", StringComparison.Ordinal);
}
