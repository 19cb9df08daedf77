using Testing;

namespace Migrate.Tests.Real;

/// <summary>
/// A real Alembic project in the workspace of a run: a table <c>account</c> in its first revision, whatever more a test adds.
/// Debian's Alembic 1.8 has no <c>check</c> yet (1.9): <c>check.py</c> compares with the same function and says it in the same words.
/// </summary>
internal sealed class AlembicProject
{
    private readonly string folder;

    public AlembicProject(ActionRun run)
    {
        folder = run.Workspace;
        Directory.CreateDirectory(Path.Combine(folder, "migrations", "versions"));
        Write("alembic.ini", "[alembic]\nscript_location = migrations\n[loggers]\nkeys = root,alembic\n[handlers]\nkeys = console\n[formatters]\nkeys = plain\n"
            + "[logger_root]\nlevel = WARN\nhandlers = console\n[logger_alembic]\nlevel = INFO\nhandlers =\nqualname = alembic\n[handler_console]\nclass = StreamHandler\nargs = (sys.stderr,)\nformatter = plain\n"
            + "[formatter_plain]\nformat = %(levelname)-5.5s [%(name)s] %(message)s\n");
        Write("migrations/env.py", """
            import os
            from logging.config import fileConfig
            from alembic import context
            from sqlalchemy import create_engine
            import models

            fileConfig(context.config.config_file_name)
            url = os.environ["DATABASE_URL"]
            if context.is_offline_mode():
                context.configure(url=url, target_metadata=models.metadata, literal_binds=True)
                with context.begin_transaction():
                    context.run_migrations()
            else:
                with create_engine(url).connect() as connection:
                    context.configure(connection=connection, target_metadata=models.metadata)
                    with context.begin_transaction():
                        context.run_migrations()
            """);
        Write("migrations/script.py.mako", "");
        Write("check.py", """
            import os, sys
            from alembic.autogenerate import compare_metadata
            from alembic.config import Config
            from alembic.migration import MigrationContext
            from alembic.script import ScriptDirectory
            from sqlalchemy import create_engine
            import models

            with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
                context = MigrationContext.configure(connection)
                if set(context.get_current_heads()) != set(ScriptDirectory.from_config(Config("alembic.ini")).get_heads()):
                    sys.exit("FAILED: Target database is not up to date.")
                differences = compare_metadata(context, models.metadata)
            if differences:
                sys.exit(f"FAILED: New upgrade operations detected: {differences}")
            print("No new upgrade operations detected.")
            """);
        Models("Column('id', Integer, primary_key=True), Column('name', String(50))");
        Revision("aa01", null, "op.create_table('account', sa.Column('id', sa.Integer, primary_key=True), sa.Column('name', sa.String(50)))", "op.drop_table('account')");
    }

    /// <summary>What the code believes the table <c>account</c> to be.</summary>
    public void Models(string columns) => Write("models.py", $"from sqlalchemy import MetaData, Table, Column, Integer, String\nmetadata = MetaData()\nTable('account', metadata, {columns})\n");

    public void Revision(string id, string? after, string upgrade, string downgrade) => Write($"migrations/versions/{id}.py", $"""
        'change {id}'
        import time
        import sqlalchemy as sa
        from alembic import op

        revision = '{id}'
        down_revision = {(after is null ? "None" : $"'{after}'")}

        def upgrade():
            {upgrade}

        def downgrade():
            {downgrade}
        """);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
