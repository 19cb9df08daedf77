namespace Migrate.Linting;

/// <param name="Findings">In the order of their lines.</param>
/// <param name="Statements">How many statements change something.</param>
internal sealed record LintedScript(SqlScript Script, IReadOnlyList<Finding> Findings, int Statements);
