namespace Migrate.Tools;

/// <summary>The tools whose commands and words are known.</summary>
internal enum ToolName
{
    Alembic,
    Django,
    EfCore,
    Prisma,
    Flyway,
    Custom,
}
