using System.Globalization;
using System.Text;
using System.Text.Json;
using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Expressions;

/// <summary>A column named in an expression, and the byte at which it stands.</summary>
internal sealed record ColumnReference(IReadOnlyList<string> Names, long Offset);

/// <summary>
/// The parse tree the database itself makes of an expression. It is accepted only when it is exactly one expression, and every node of it
/// is of a class that computes one value from one row.
/// </summary>
internal sealed class ExpressionTree
{
    /// <summary>What stands before the expression in the statement that is parsed.</summary>
    public const string Before = "SELECT ";

    private const int LongestExpression = 20_000;
    private const string After = "\nFROM cohort";

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 4000 };

    private readonly string _text;
    private readonly string _where;
    private readonly FunctionCatalog _functions;
    private readonly List<ColumnReference> _columns = [];

    private ExpressionTree(string text, string where, FunctionCatalog functions)
    {
        _text = text;
        _where = where;
        _functions = functions;
    }

    /// <summary>The columns named.</summary>
    public IReadOnlyList<ColumnReference> Columns => _columns;

    /// <summary>Parses an expression.</summary>
    /// <exception cref="InputException">It is not one expression (OCH019), or one that may not be used (OCH020).</exception>
    public static ExpressionTree Parse(EngineSession session, string text, string where, FunctionCatalog functions)
    {
        var tree = new ExpressionTree(text, where, functions);
        if (string.IsNullOrWhiteSpace(text)) throw tree.Bad("the expression is empty");
        if (text.Length > LongestExpression) throw tree.Refuse($"the expression is longer than {LongestExpression} characters");
        if (text.Contains('\0', StringComparison.Ordinal)) throw tree.Bad("the expression holds a zero character");
        tree.Visit(tree.Only(session, $"{Before}{text}{After}"));
        tree.Only(session, $"{Before}({text}\n){After}");
        return tree;
    }

    private JsonElement Only(EngineSession session, string statement)
    {
        string json;
        try
        {
            json = (string)session.Rows($"SELECT CAST(json_serialize_sql({Sql.Literal(statement)}) AS VARCHAR)")[0][0]!;
        }
        catch (EngineException failure)
        {
            throw Bad(failure.Message);
        }

        JsonElement root = JsonDocument.Parse(json, Deep).RootElement;
        if (root.GetProperty("error").GetBoolean()) throw Syntax(root);
        JsonElement statements = root.GetProperty("statements");
        if (statements.GetArrayLength() != 1) throw Refuse("there is more than one statement");
        return Expression(statements[0]);
    }

    private JsonElement Expression(JsonElement statement)
    {
        JsonElement node = statement.GetProperty("node");
        if (Text(node, "type") != "SELECT_NODE") throw Refuse("the expression is a query");
        JsonElement list = node.GetProperty("select_list");
        JsonElement from = node.GetProperty("from_table");
        bool bare = list.GetArrayLength() == 1 && Text(list[0], "alias") == "" && Text(from, "type") == "BASE_TABLE" && Text(from, "table_name") == "cohort" && Text(from, "alias") == "" &&
            IsNothing(from, "sample") && IsNothing(from, "at_clause") && Empty(from, "column_name_alias") && Empty(node, "modifiers") && IsNothing(node, "where_clause") && IsNothing(node, "having") &&
            IsNothing(node, "qualify") && IsNothing(node, "sample") && Empty(node, "group_expressions") && Empty(node, "group_sets") && Empty(statement, "named_param_map") && Empty(node.GetProperty("cte_map"), "map");
        return bare ? list[0] : throw Refuse(list.GetArrayLength() == 1 ? "the expression holds clauses of a query" : "there is more than one expression");
    }

    private void Visit(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray()) Visit(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("class", out JsonElement name)) Judge(name.GetString()!, element);
            foreach (JsonProperty property in element.EnumerateObject()) Visit(property.Value);
        }
    }

    private void Judge(string name, JsonElement node)
    {
        switch (name)
        {
            case "COLUMN_REF":
                _columns.Add(new ColumnReference([.. node.GetProperty("column_names").EnumerateArray().Select(part => part.GetString()!)], Offset(node)));
                break;
            case "FUNCTION":
                JudgeFunction(node);
                break;
            case "OPERATOR" when Text(node, "type") == "GROUPING_FUNCTION":
                throw Refuse("grouping() looks at many rows");
            case "CONSTANT" or "COMPARISON" or "CONJUNCTION" or "OPERATOR" or "CAST" or "CASE" or "BETWEEN" or "COLLATE":
                break;
            default:
                throw Refuse(Objection(name));
        }
    }

    private void JudgeFunction(JsonElement node)
    {
        string function = Text(node, "function_name");
        bool plain = Text(node, "schema") is "" or "main" && Text(node, "catalog") == "" && IsNothing(node, "filter") && !node.GetProperty("distinct").GetBoolean() && Empty(node.GetProperty("order_bys"), "orders");
        string? objection = _functions.Objection(function, node.GetProperty("children").GetArrayLength());
        if (objection == "") throw Bad($"there is no function {function}()", NearestName.Of(function, _functions.Names) is { } nearest ? $"did you mean {nearest}()?" : null);
        if (objection is not null) throw Refuse(objection);
        if (!plain) throw Refuse($"{function}() is called with clauses of an aggregate or of another schema");
    }

    private static string Objection(string name) => name switch
    {
        "SUBQUERY" => "a subquery looks beyond the row",
        "WINDOW" => "a window function looks at other rows",
        "STAR" => "a star stands for many columns",
        "PARAMETER" => "there are no parameters",
        "POSITIONAL_REFERENCE" => "a column is named, not numbered",
        "LAMBDA" => "lambda functions are not read",
        _ => $"{name.ToLowerInvariant().Replace('_', ' ')} is not allowed",
    };

    private static long Offset(JsonElement node) => node.GetProperty("query_location").TryGetInt64(out long offset) ? offset : -1;

    private static string Text(JsonElement node, string property) => node.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static bool IsNothing(JsonElement node, string property) => !node.TryGetProperty(property, out JsonElement value) || value.ValueKind == JsonValueKind.Null;

    private static bool Empty(JsonElement node, string property) => !node.TryGetProperty(property, out JsonElement value) || value.ValueKind == JsonValueKind.Null || value.GetArrayLength() == 0;

    private InputException Syntax(JsonElement root)
    {
        string message = Text(root, "error_message");
        if (Text(root, "error_type") == "not implemented") return Refuse("there is more than one statement, or one that is no expression");
        if (Text(root, "position") is { Length: > 0 } place && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int position) && position >= Before.Length + Encoding.UTF8.GetByteCount(_text))
            return _text.Contains(';', StringComparison.Ordinal) ? Refuse("it holds ';', which ends a statement") : Bad("it ends before it is complete");
        int line = message.AsSpan().IndexOfAny('\r', '\n');
        return Bad(line < 0 ? message : message[..line]);
    }

    private InputException Bad(string why, string? fix = null) =>
        new(new Fault(FaultCode.BadExpression, $"the expression '{_text}' cannot be read: {why}", _where, "one SQL expression over the columns, such as kps >= 70", fix));

    private InputException Refuse(string why) =>
        new(new Fault(FaultCode.ExpressionNotAllowed, $"the expression '{_text}' is not allowed: {why}", _where, "one SQL expression that computes one value from one row", "write one expression over the columns of the row"));
}
