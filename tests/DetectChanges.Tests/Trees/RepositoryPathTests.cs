using DetectChanges.Trees;

namespace DetectChanges.Tests.Trees;

public class RepositoryPathTests
{
    [Theory]
    [InlineData("apps/web", "../../packages/ui", "packages/ui")]
    [InlineData("apps/web", "./x/", "apps/web/x")]
    [InlineData("", "a//b/./c", "a/b/c")]
    [InlineData("a", "..", "")]
    [InlineData("a", "../..", null)]
    [InlineData("a", "/etc", null)]
    public void Relative_names_are_resolved_within_the_repository(string folder, string relative, string? expected) =>
        RepositoryPath.Resolve(folder, relative).ShouldBe(expected);
}
