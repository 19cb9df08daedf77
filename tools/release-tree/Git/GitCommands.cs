using Actions.Git;
using Actions.Toolkit;

namespace ReleaseTree.Git;

/// <summary>Runs git in one repository.</summary>
internal sealed class GitCommands(GitProgram git, string folder)
{
    public Task<ProcessResult> TryAsync(IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken) =>
        git.RunAsync(folder, arguments, input, cancellationToken: cancellationToken);

    /// <exception cref="WorldError">It failed.</exception>
    public async Task<byte[]> RunAsync(IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
    {
        var result = await TryAsync(arguments, input, cancellationToken);
        return result.Succeeded
            ? result.StandardOutput
            : throw new WorldError($"git {arguments[0]} failed with exit code {result.ExitCode}: {ForeignText.Neutralise(result.StandardError.TrimEnd())}");
    }
}
