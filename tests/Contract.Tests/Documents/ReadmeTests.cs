using Contract.Tests.Actions;
using Testing;
using Testing.Runner;

namespace Contract.Tests.Documents;

public class ReadmeTests
{
    public static TheoryData<string> Actions => EveryAction.Names;

    [Theory]
    [MemberData(nameof(Actions))]
    public void Its_tables_say_what_the_manifest_says(string action)
    {
        var readme = File.ReadAllText(ReadmeTables.PathOf(action));
        readme.ShouldBe(ReadmeTables.Fill(readme, Manifest.Of(action)), "the tables are stale: ./run docs");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void It_shows_a_complete_job_with_its_permissions(string action)
    {
        var readme = File.ReadAllText(ReadmeTables.PathOf(action));
        readme.ShouldContain($"uses: org/actions/{action}@");
        readme.ShouldContain("permissions:");
    }

    /// <summary>What <c>./run docs</c> runs.</summary>
    [Fact(Explicit = true)]
    public void Write_the_tables_of_the_readmes()
    {
        foreach (var path in Repository.Actions.Select(ReadmeTables.PathOf).Where(File.Exists))
        {
            var readme = File.ReadAllText(path);
            var filled = ReadmeTables.Fill(readme, Manifest.Of(Path.GetFileName(Path.GetDirectoryName(path)!)));
            if (filled != readme) File.WriteAllText(path, filled);
        }
    }

    [Fact]
    public void Cells_stay_in_their_row_and_expressions_stay_as_they_are()
    {
        var manifest = Manifest.Parse("""
            name: x
            inputs:
              a: {description: "one|two\nthree", default: "${{ github.token }}"}
            outputs:
              b: {description: bee}
            runs: {using: docker, image: docker://x}
            """);
        ReadmeTables.Fill("# x\n<!-- inputs -->\nold\n<!-- /inputs -->\n<!-- outputs --><!-- /outputs -->\nend\n", manifest).ShouldBe("""
            # x
            <!-- inputs -->
            | input | required | default | description |
            | --- | --- | --- | --- |
            | `a` |  | `${{ github.token }}` | one\|two three |
            <!-- /inputs -->
            <!-- outputs -->
            | output | description |
            | --- | --- |
            | `b` | bee |
            <!-- /outputs -->
            end

            """);
    }
}
