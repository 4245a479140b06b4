namespace Oncohort.Cohort.Expressions;

/// <summary>An expression that is known to be one scalar expression over the columns.</summary>
/// <param name="Sql">SQL over the stored columns of table <c>cohort</c>.</param>
/// <param name="Type">The type of its value in the embedded database.</param>
/// <param name="Text">The expression as it was written.</param>
/// <param name="Where">Its place, for messages.</param>
internal sealed record CheckedExpression(string Sql, string Type, string Text, string Where);
