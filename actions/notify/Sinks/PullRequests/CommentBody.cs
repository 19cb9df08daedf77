using Actions.Toolkit;

namespace Notify.Sinks.PullRequests;

/// <summary>Reads Markdown of the author from <c>comment-body</c> or from the file that <c>comment-body-file</c> names.</summary>
internal static class CommentBody
{
    private const int LargestFile = 10_000_000;

    /// <returns>Null when there is none.</returns>
    public static string? Read(InputReader input)
    {
        var body = input.Verbatim("comment-body");
        var file = input.Parsed("comment-body-file", path => Open(input.Runner, path));
        if (string.IsNullOrWhiteSpace(body)) return file;
        if (file is not null) input.PrivateError("comment-body", "'comment-body-file' is given too. Give one of them");
        return body;
    }

    private static string Open(RunnerContext runner, string text)
    {
        var path = WorkspacePath.Resolve(runner, text).FullPath;
        if (!File.Exists(path)) throw new FormatException("there is no such file in the workspace. Did the step before write it?");
        if (new FileInfo(path).Length > LargestFile) throw new FormatException($"a text has at most {LargestFile:N0} bytes");
        var body = File.ReadAllText(path);
        return string.IsNullOrWhiteSpace(body) ? throw new FormatException("this file is empty") : body;
    }
}
