using System.Text;
using System.Text.Json;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>An event for a function as an input gives it: JSON, or the path of a file that holds it.</summary>
public static class FunctionEvent
{
    /// <summary>Reads the event.</summary>
    /// <param name="runner">Whose workspace the file is in.</param>
    /// <param name="text">JSON beginning with <c>{</c> or <c>[</c>, else a path.</param>
    /// <returns>The JSON as it was written, in UTF-8.</returns>
    /// <exception cref="FormatException">There is no such file, or the event is not JSON.</exception>
    public static byte[] Parse(RunnerContext runner, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isFile = !text.StartsWith('{') && !text.StartsWith('[');
        var json = isFile ? File.ReadAllText(Existing(WorkspacePath.Resolve(runner, text))) : text;
        try
        {
            using var document = JsonDocument.Parse(json);
            return Encoding.UTF8.GetBytes(json);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"the event is not JSON: {problem.Message}", problem);
        }
    }

    private static string Existing(WorkspacePath path) => File.Exists(path.FullPath)
        ? path.FullPath
        : throw new FormatException($"expected JSON, or a file in the workspace that holds it; there is no file '{path.RelativePath}'");
}
