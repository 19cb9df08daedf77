using System.Text.RegularExpressions;
using Testing;

namespace ResolveEnvironment.Tests;

/// <summary>What the README shows is what the action takes.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.File("actions", "resolve-environment", "README.md"));

    public static TheoryData<string> Documents => [.. Blocks().Matches(Readme).Select(block => block.Groups[1].Value).Where(text => text.StartsWith("rules:", StringComparison.Ordinal) || text.StartsWith("environments:", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Its_rules_are_read_without_a_warning(string rules)
    {
        using var run = await Situation.Push("feature/x").ResolveAsync(("rules", rules));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldNotContain("::warning");
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("environments")]
    [InlineData("freeze")]
    public async Task The_values_in_its_steps_are_taken(string input)
    {
        var values = ValueOf(input).Matches(Readme).Select(value => Unindented(value.Groups["text"].Value)).ToList();

        values.ShouldNotBeEmpty();
        foreach (var value in values)
        {
            using var run = await Situation.Push("feature/x").ResolveAsync((input, value));
            run.ExitCode.ShouldBe(0, run.Log);
        }
    }

    [Fact]
    public void It_shows_a_mapping_of_each_kind() => Documents.Count.ShouldBeGreaterThanOrEqualTo(5);

    private static string Unindented(string block)
    {
        var indent = block.Length - block.TrimStart(' ').Length;
        return string.Join('\n', block.Split('\n').Select(line => line.Length > indent ? line[indent..] : ""));
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Blocks();

    // A block scalar: everything that is indented deeper.
    private static Regex ValueOf(string input) => new($@"^(?<indent> +){input}: \|\n(?<text>(\k<indent> +.*\n|\n)+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
