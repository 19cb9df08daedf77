using Actions.Git;
using DetectChanges.Filters;
using DetectChanges.Tests.Lint;

namespace DetectChanges.Tests.Matching;

/// <summary>The filters of a real pipeline, file by file, against what dorny/paths-filter answers: any pattern matches.</summary>
public class SevenFiltersTests
{
    private const string Yaml =
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

    private static readonly string[] Files =
    [
        "README.md", "package.json", ".github/workflows/deploy.yml", ".github/workflows/nested/x.yml", ".github/CODEOWNERS", "backend", "backend/Dockerfile", "backend/.env.example",
        "backend/app/main.py", "backend/app/models/user.py", "backend/app/models/nested/deep/order.py", "backend/app/models.py", "backend/alembic/env.py",
        "backend/alembic/versions/2024_01_01_first.py", "backend/alembic.ini", "backend-tools/a.py", "apps/web/src/app/(shop)/page.tsx", "apps/web/src/app/[id]/page.tsx", "apps/web/.eslintrc",
        "apps/mobile/ios/App/Info.plist", "apps/website/index.html", "apps/web", "worker/worker/tasks.py", "workers/a.py", "packages/ui/src/a.tsx", "packages/ui-kit/a.tsx", "packages/config/a.json",
        "infrastructure/main.tf", "infrastructure/modules/vpc/main.tf", "docs/backend/a.md", "x/apps/web/a.ts", "Backend/a.py", "packages/ui/a b\tc.tsx", "worker/ünïcode.py",
    ];

    [Theory]
    [InlineData(Quantifier.Subtract)]
    [InlineData(Quantifier.Some)]
    public async Task The_answers_are_those_of_the_peer(object quantifier)
    {
        if (Picomatch.Missing is { } missing) Assert.Skip(missing);
        foreach (var filter in FilterFile.Parse(Yaml).Filters)
        {
            var answers = await Picomatch.AskAsync([.. filter.Items.Select(item => item.Written)], Files, TestContext.Current.CancellationToken);
            var expected = Files.Where((_, i) => answers.Any(answer => answer[i] == '1')).ToList();

            expected.ShouldNotBeEmpty();
            Files.Where(file => filter.Matches((Quantifier)quantifier, file, ChangeStatus.Modified)).ShouldBe(expected, filter.Name);
        }
    }

    [Fact]
    public void The_lint_finds_nothing() => Linting.Findings(Yaml, Files).ShouldBeEmpty();
}
