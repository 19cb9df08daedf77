using Migrate.Linting;

namespace Migrate.Tests.Linting;

/// <summary>Statements that queue for a lock need a limit for it.</summary>
public sealed class LockTimeoutTests
{
    private const string Change = "ALTER TABLE t ADD COLUMN a int;";

    [Theory]
    [InlineData(Change)]
    [InlineData($"SET lock_timeout = 0; {Change}")]
    [InlineData($"SET statement_timeout = '5s'; {Change}")]
    [InlineData($"SET lock_timeout = '5s'; RESET lock_timeout; {Change}")]
    [InlineData($"SET lock_timeout = '5s'; SET lock_timeout TO DEFAULT; {Change}")]
    [InlineData($"BEGIN; SET LOCAL lock_timeout = '5s'; COMMIT; {Change}")]
    [InlineData($"{Change} SET lock_timeout = '5s';")]
    [InlineData("DROP TRIGGER t ON users")]
    [InlineData("CREATE TRIGGER t BEFORE UPDATE ON users EXECUTE FUNCTION f()")]
    public void Without_one_it_is_told(string sql) => Lint.Findings(sql).ShouldHaveSingleItem().Rule.ShouldBe(LintRule.NoLockTimeout);

    [Theory]
    [InlineData($"SET lock_timeout = '5s'; {Change}")]
    [InlineData($"SET SESSION lock_timeout TO 5000; {Change}")]
    [InlineData($"BEGIN; SET LOCAL lock_timeout = '5s'; {Change} COMMIT;")]
    [InlineData($"SELECT pg_catalog.set_config('lock_timeout', '5s', false); {Change}")]
    [InlineData("ALTER TABLE t VALIDATE CONSTRAINT c")]
    [InlineData($"CREATE TABLE t (id int); {Change}")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (a)")]
    [InlineData("CREATE TABLE t (id int); CREATE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION f()")]
    [InlineData("SELECT 1; INSERT INTO t VALUES (1)")]
    public void With_one_or_without_a_lock_nothing_is_told(string sql) => Lint.Findings(sql).ShouldBeEmpty();

    [Fact]
    public void A_script_is_told_once() => Lint.Findings($"{Change}\n{Change}\n{Change}").ShouldHaveSingleItem().Line.ShouldBe(1);

    [Fact]
    public void A_connection_that_has_one_needs_no_other() => Lint.Findings(Change, hasLockTimeout: true).ShouldBeEmpty();
}
