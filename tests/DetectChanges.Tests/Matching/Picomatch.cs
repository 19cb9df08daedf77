using System.Text.Json;
using Testing;

namespace DetectChanges.Tests.Matching;

/// <summary>The real picomatch, run by node; without node, the test that asks is skipped.</summary>
internal static class Picomatch
{
    /// <summary>For each pattern what it answers for all paths, as one digit for each.</summary>
    public static async Task<string[]> AskAsync(IReadOnlyList<string> patterns, IReadOnlyList<string> paths, CancellationToken stopping)
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"Nothing was compared with picomatch: {missing}");
        var questions = string.Join('\n', patterns.Select(pattern => JsonSerializer.Serialize<string[]>([pattern, .. paths]))) + "\n";
        var answers = (await new NodeTool("DetectChanges.Tests", "picomatch").RunAsync("oracle.js", questions, stopping)).TrimEnd('\n').Split('\n');
        answers.Length.ShouldBe(patterns.Count);
        return answers;
    }
}
