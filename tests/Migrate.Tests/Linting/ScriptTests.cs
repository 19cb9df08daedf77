using Migrate.Linting;

namespace Migrate.Tests.Linting;

/// <summary>Scripts as the tools write them, and text that only looks like a statement.</summary>
public sealed class ScriptTests
{
    [Theory]
    [InlineData("SELECT 'a; DROP TABLE b;'")]
    [InlineData("SELECT 'it''s; DROP TABLE b;'")]
    [InlineData(@"SELECT 'a\'; SELECT '; DROP TABLE b;'")]
    [InlineData(@"SELECT E'a\'; DROP TABLE b;'")]
    [InlineData("SELECT $$; DROP TABLE b; $$")]
    [InlineData("SELECT $a$; DROP TABLE $$ b; $a$")]
    [InlineData("SELECT \"; DROP TABLE b; \" FROM t")]
    [InlineData("/* /* */ ; DROP TABLE b; */ SELECT 1")]
    [InlineData("-- ; DROP TABLE b;\nSELECT 1")]
    [InlineData("CREATE FUNCTION f() RETURNS void AS $$ BEGIN DROP TABLE b; END $$ LANGUAGE plpgsql")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC DELETE FROM b; SELECT CASE WHEN true THEN 1 END; DELETE FROM c; END; SELECT 1")]
    [InlineData("SELECT $1; SELECT '; DROP TABLE b'")]
    [InlineData("SELECT '; DROP TABLE b")]
    public void What_stands_in_strings_comments_and_routines_does_not_run(string sql) => Lint.Rules(sql).ShouldBe("");

    [Theory]
    [InlineData("DO $$ BEGIN DROP TABLE a; END $$", "drop-table")]
    [InlineData("DO LANGUAGE 'plpgsql' $$ BEGIN DROP TABLE a; END $$", "drop-table")]
    [InlineData("DO 'BEGIN DELETE FROM a; END'", "delete-without-where")]
    [InlineData("DO $$ DECLARE n int; BEGIN n := 1; IF n > 0 THEN UPDATE a SET b = CASE WHEN c THEN 1 ELSE 2 END WHERE d; ELSE DROP TABLE a; END IF; END $$", "drop-table")]
    [InlineData("DO $$ DECLARE r record; BEGIN FOR r IN SELECT 1 LOOP DELETE FROM a; END LOOP; TRUNCATE b; END $$", "delete-without-where truncate")]
    [InlineData("DO $$ BEGIN EXECUTE 'DROP TABLE a'; END $$", "drop-table")]
    [InlineData("DO $$ BEGIN EXECUTE format('ALTER TABLE %I DROP COLUMN b', t); END $$", "drop-column")]
    [InlineData("DO $$ BEGIN EXECUTE command; END $$", "not-understood")]
    [InlineData("DO $$ BEGIN CREATE TYPE mood AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END $$", "")]
    public void Blocks_that_run_at_once_are_looked_into(string sql, string rules) => Lint.Rules(sql).ShouldBe(rules);

    [Fact]
    public void Each_finding_has_its_line_even_inside_of_statements_and_blocks()
    {
        var findings = Lint.Findings("SET lock_timeout = 1;\r\n/* two\r\nlines */ ALTER TABLE a\r\n  ADD b int,\r\n  DROP COLUMN c;\r\nDO $$\r\nBEGIN\r\n  DROP TABLE d;\r\nEND $$;\r\nTRUNCATE e;");

        findings.Select(finding => (finding.Rule, finding.Line)).ShouldBe([(LintRule.DropColumn, 5), (LintRule.DropTable, 8), (LintRule.Truncate, 10)]);
        findings[0].Statement.ShouldBe("ALTER TABLE a ADD b int, DROP COLUMN c");
    }

    [Fact]
    public void In_an_idempotent_script_of_EF_what_one_migration_makes_is_old_for_the_next()
    {
        const string script = """
            START TRANSACTION;
            DO $EF$
            BEGIN
                IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '1_First') THEN
                CREATE TABLE "Users" ("Id" integer NOT NULL, "Name" text, CONSTRAINT "PK_Users" PRIMARY KEY ("Id"));
                END IF;
            END $EF$;

            DO $EF$
            BEGIN
                IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '1_First') THEN
                CREATE INDEX "IX_Users_Name" ON "Users" ("Name");
                END IF;
            END $EF$;

            DO $EF$
            BEGIN
                IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '2_Second') THEN
                ALTER TABLE "Users" DROP COLUMN "Name";
                END IF;
            END $EF$;
            COMMIT;
            """;

        var findings = Lint.Findings(script, hasLockTimeout: true);

        findings.ShouldHaveSingleItem().Rule.ShouldBe(LintRule.DropColumn);
        findings[0].Line.ShouldBe(19);
    }

    [Theory]
    [InlineData("a", "a", "")]
    [InlineData("a", "b", "drop-column")]
    [InlineData("a", "ab", "drop-column")]
    public void A_column_that_one_migration_adds_is_old_for_the_next(string first, string second, string rules)
    {
        Lint.Rules($"DO $$ BEGIN IF {first} THEN ALTER TABLE t ADD COLUMN c int; END IF; IF {second} THEN ALTER TABLE t DROP COLUMN c; END IF; END $$").ShouldBe(rules);
    }

    [Fact]
    public void Migrations_that_all_wait_are_one_script_and_files_are_not()
    {
        Rules(isFile: false).ShouldBeEmpty();
        Rules(isFile: true).ShouldBe([LintRule.CreateIndex]);

        static IEnumerable<LintRule> Rules(bool isFile) =>
            LintReport.Of([new SqlScript("1", isFile, "CREATE TABLE a (b int)"), new SqlScript("2", isFile, "CREATE INDEX i ON a (b)")], hasLockTimeout: true).Findings.Select(finding => finding.Rule);
    }

    [Fact]
    public void Alembic_s_offline_SQL_is_read()
    {
        var linted = Lint.Of("""
            BEGIN;

            -- Running upgrade 1975ea83b712 -> ae1027a6acf

            ALTER TABLE account ADD COLUMN last_transaction_date TIMESTAMP WITHOUT TIME ZONE;

            ALTER TABLE account ALTER COLUMN name SET NOT NULL;

            UPDATE alembic_version SET version_num='ae1027a6acf' WHERE alembic_version.version_num = '1975ea83b712';

            COMMIT;
            """);

        linted.Findings.Select(finding => finding.Rule).ShouldBe([LintRule.NoLockTimeout, LintRule.SetNotNull]);
        linted.Statements.ShouldBe(3);
    }

    [Fact]
    public void Names_with_placeholders_of_Flyway_are_names()
    {
        Lint.Rules("CREATE TABLE ${schema}.a (id int); CREATE INDEX i ON ${schema}.a (id); DROP TABLE ${schema}.b").ShouldBe("drop-table");
    }

    [Fact]
    public void A_script_without_changes_has_no_statements() => Lint.Of("BEGIN;\n-- nothing\nSET x = 1;\nCOMMIT;").Statements.ShouldBe(0);
}
