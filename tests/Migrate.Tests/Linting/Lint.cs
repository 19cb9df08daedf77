using Actions.Toolkit;
using Migrate.Linting;

namespace Migrate.Tests.Linting;

/// <summary>Scripts in, names of rules out.</summary>
internal static class Lint
{
    /// <summary>Sets what every script should, so that only the rule in question speaks.</summary>
    private const string Timeout = "SET lock_timeout = '5s'; ";

    public static IReadOnlyList<Finding> Findings(string sql, bool hasLockTimeout = false) => Of(sql, hasLockTimeout).Findings;

    public static LintedScript Of(string sql, bool hasLockTimeout = false) => SqlLint.Of(new SqlScript("a.sql", IsFile: true, sql), hasLockTimeout);

    /// <summary>The rules that a script breaks, in the order of its lines, with spaces between them.</summary>
    public static string Rules(string sql) => string.Join(' ', Findings(Timeout + sql).Select(finding => KebabCase.Of(finding.Rule)));
}
