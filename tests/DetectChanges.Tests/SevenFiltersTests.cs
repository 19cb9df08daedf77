using Actions.Git;
using DetectChanges.Filters;
using DetectChanges.Tests.Lint;
using Testing;
using Testing.Globs;

namespace DetectChanges.Tests;

/// <summary>The filters of a real pipeline, file by file, against what dorny/paths-filter answers: any pattern matches.</summary>
public class SevenFiltersTests
{
    private static readonly string[] Files =
    [
        "README.md", "package.json", ".github/workflows/deploy.yml", ".github/workflows/nested/x.yml", ".github/CODEOWNERS", "backend", "backend/Dockerfile", "backend/.env.example",
        "backend/app/main.py", "backend/app/models/user.py", "backend/app/models/nested/deep/order.py", "backend/app/models.py", "backend/alembic/env.py",
        "backend/alembic/versions/2024_01_01_first.py", "backend/alembic.ini", "backend-tools/a.py", "apps/web/src/app/(shop)/page.tsx", "apps/web/src/app/[id]/page.tsx", "apps/web/.eslintrc",
        "apps/mobile/ios/App/Info.plist", "apps/website/index.html", "apps/web", "worker/worker/tasks.py", "workers/a.py", "packages/ui/src/a.tsx", "packages/ui-kit/a.tsx", "packages/config/a.json",
        "infrastructure/main.tf", "infrastructure/modules/vpc/main.tf", "docs/backend/a.md", "x/apps/web/a.ts", "Backend/a.py", "packages/ui/a b\tc.tsx", "worker/ünïcode.py",
    ];

    [Fact]
    public async Task The_answers_are_those_of_the_peer()
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"Nothing was compared with picomatch: {missing}");
        var filters = FilterFile.Parse(SevenFilters.Yaml).Filters;
        string[] patterns = [.. filters.SelectMany(filter => filter.Items).Select(item => item.Written)];
        var answers = patterns.Zip(await Picomatch.AskAsync(patterns, Files, TestContext.Current.CancellationToken)).ToDictionary(StringComparer.Ordinal);
        foreach (var filter in filters)
        {
            var expected = Files.Where((_, i) => filter.Items.Any(item => answers[item.Written][i] == '1')).ToList();

            expected.ShouldNotBeEmpty();
            foreach (var quantifier in new[] { Quantifier.Subtract, Quantifier.Some })
            {
                Files.Where(file => filter.Matches(quantifier, file, ChangeStatus.Modified)).ShouldBe(expected, $"{filter.Name}, {quantifier}");
            }
        }
    }

    [Fact]
    public void The_lint_finds_nothing() => Linting.Findings(SevenFilters.Yaml, Files).ShouldBeEmpty();
}
