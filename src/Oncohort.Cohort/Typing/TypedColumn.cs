namespace Oncohort.Cohort.Typing;

/// <summary>How a staged column becomes a column of the cohort.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Expression">SQL over table <c>staged</c> that gives the typed value.</param>
internal sealed record TypedColumn(string Name, ColumnKind Kind, string Expression);
