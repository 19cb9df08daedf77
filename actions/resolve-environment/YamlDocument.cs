using Actions.Toolkit;
using YamlDotNet.Core;

namespace ResolveEnvironment;

/// <summary>A document that an input holds or names, and what is wrong in it.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Path">The file, relative to the workspace; null when the input holds the text itself.</param>
/// <param name="Root">Null when nothing stands in it.</param>
internal sealed record YamlDocument(string Input, string? Path, YamlValue? Root)
{
    public List<YamlProblem> Problems { get; } = [];

    public Mark Start => Root?.At ?? new Mark(0, 1, 1);

    /// <summary>Reads text, or the file when the value is one line without a colon.</summary>
    /// <returns>Null when the input is not given or cannot be read, which is reported.</returns>
    public static YamlDocument? Read(InputReader input, string name, WorkspacePath folder, bool isAlwaysPath = false) =>
        input.ParsedPrivately(name, text => isAlwaysPath || !text.Contains('\n') && !text.Contains(':')
            ? OfFile(input.Runner, name, System.IO.Path.Combine(folder.FullPath, text))
            : Parse(name, null, text));

    /// <summary>Reports what is wrong in it.</summary>
    public void Report(InputReader input)
    {
        foreach (var problem in Problems.OrderBy(problem => (problem.Line, problem.Column)).Select(problem => problem.ToString()).Distinct(StringComparer.Ordinal))
            input.PrivateError(Input, Path is null ? problem : $"{Path}, {problem}");
    }

    private static YamlDocument OfFile(RunnerContext runner, string input, string path)
    {
        var file = WorkspacePath.Resolve(runner, path);
        try
        {
            return Parse(input, file.RelativePath, File.ReadAllText(file.FullPath));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"the file '{file.RelativePath}' cannot be read from the workspace: {problem.Message} Is the repository checked out in an earlier step?", problem);
        }
    }

    private static YamlDocument Parse(string input, string? path, string text)
    {
        try
        {
            return new YamlDocument(input, path, YamlReader.Read(text));
        }
        catch (YamlProblemException problem)
        {
            throw new FormatException(path is null ? $"{problem.Problem}" : $"{path}, {problem.Problem}", problem);
        }
    }
}
