namespace DetectChanges.Tests;

/// <summary>A filters file as pipelines have it: nothing in it says that the site is built with the library.</summary>
internal static class SevenFilters
{
    public const string Yaml =
        """
        backend:
          - 'backend/**'
        web:
          - 'apps/web/**'
        mobile:
          - 'apps/mobile/**'
        worker:
          - 'worker/**'
        ui:
          - 'packages/ui/**'
        infrastructure:
          - 'infrastructure/**'
          - '.github/workflows/**'
        migrations:
          - 'backend/alembic/**'
          - 'backend/app/models/**'
        """;
}
