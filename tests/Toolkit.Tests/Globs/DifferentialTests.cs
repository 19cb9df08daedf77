using Actions.Toolkit;
using Testing;
using Testing.Globs;

namespace Toolkit.Tests.Globs;

/// <summary>Our answers against those of the real picomatch, with <c>dot: true</c>.</summary>
public class DifferentialTests
{
    [Fact]
    public async Task The_answers_of_the_dialect_table_are_those_of_picomatch()
    {
        var rows = DialectTable.Rows.Select(row => row.Data).ToList();

        var answers = await AskAsync([.. rows.Select(row => row.Item1)], [.. rows.Select(row => row.Item2)]);

        rows.Where((row, i) => (answers[i][i] == '1') != row.Item3).ShouldBeEmpty();
    }

    [Fact]
    public async Task Patterns_chosen_by_hand_are_answered_as_picomatch_does()
    {
        ChosenPatterns.Patterns.Count.ShouldBeGreaterThan(300);
        await CompareAsync(ChosenPatterns.Patterns);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20240607)]
    [InlineData(6)]
    public Task Patterns_put_together_at_random_are_answered_as_picomatch_does(int seed) => CompareAsync(PatternGenerator.Patterns(seed, count: 1500));

    private static async Task CompareAsync(IReadOnlyList<string> patterns)
    {
        var paths = ChosenPatterns.Paths;
        var answers = await AskAsync(patterns, paths);

        var differences = patterns.Zip(answers, (pattern, answer) => Differences(pattern, answer, paths)).SelectMany(found => found).ToList();

        differences.ShouldBeEmpty($"{differences.Count} of {patterns.Count * paths.Count}: {string.Join("\n", differences.Take(40))}");
    }

    private static Task<string[]> AskAsync(IReadOnlyList<string> patterns, IReadOnlyList<string> paths)
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"Nothing was compared with picomatch: {missing}");
        return Picomatch.AskAsync(patterns, paths, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Differences(string pattern, string answer, IReadOnlyList<string> paths)
    {
        var glob = Glob.Parse(pattern);
        return paths.Where((path, i) => glob.Matches(path) != (answer[i] == '1')).Select(path => $"{pattern} on {path}: we say {glob.Matches(path)}");
    }
}
