using Migrate.Places;

namespace Migrate.Tests;

/// <summary>A place whose commands answer what they are told to; any other command fails.</summary>
/// <param name="answers">Command line to exit code and lines of standard output.</param>
internal sealed class ToldPlace(IReadOnlyDictionary<string, (int ExitCode, string[] Lines)> answers) : IPlace
{
    public string Description => "a place that was told what to answer";
    public bool IsQuick => true;

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<CommandEnd> RunAsync(Command command, CancellationToken cancellationToken)
    {
        var (exitCode, lines) = answers.TryGetValue(command.Text, out var answer) ? answer : (9, [$"unexpected: {command.Text}"]);
        var output = new CommandOutput();
        foreach (var line in lines)
            output.Add(line);
        return Task.FromResult(exitCode == 0
            ? new CommandEnd(EndKind.Succeeded, 0, "", output, TimeSpan.Zero)
            : new CommandEnd(EndKind.Failed, exitCode, $"'{command.Text}' ended with exit code {exitCode}", output, TimeSpan.Zero));
    }
}
