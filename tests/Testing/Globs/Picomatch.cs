using System.Text.Json;

namespace Testing.Globs;

/// <summary>The real picomatch, run by node with <c>dot: true</c>. Who asks looks first whether node is <see cref="NodeTool.Missing"/>.</summary>
public static class Picomatch
{
    /// <summary>For each pattern what it answers for all paths, as one digit for each.</summary>
    public static async Task<string[]> AskAsync(IReadOnlyList<string> patterns, IReadOnlyList<string> paths, CancellationToken stopping)
    {
        var questions = string.Join('\n', patterns.Select(pattern => JsonSerializer.Serialize<string[]>([pattern, .. paths]))) + "\n";
        var answers = (await new NodeTool("Testing", "picomatch").RunAsync("oracle.js", questions, stopping)).TrimEnd('\n').Split('\n');
        return answers.Length == patterns.Count ? answers : throw new InvalidOperationException($"picomatch gave {answers.Length} answers for {patterns.Count} patterns.");
    }
}
