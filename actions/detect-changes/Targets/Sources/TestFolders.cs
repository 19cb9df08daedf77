using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources;

/// <summary>A project within the tests of another is a fixture of those: what changes there changes what the other one tests.</summary>
internal static class TestFolders
{
    /// <summary>The folders that have a folder in their tests, nearest first.</summary>
    public static IEnumerable<string> Around(string folder) => RepositoryPath.Upwards(folder)
        .SkipWhile(here => !IsTests(RepositoryPath.Name(here))).Select(RepositoryPath.Folder);

    private static bool IsTests(string name) => name is "test" or "tests" or "testdata" or "fixtures" or "__tests__";
}
