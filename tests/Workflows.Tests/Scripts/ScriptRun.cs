namespace Workflows.Tests.Scripts;

/// <summary>What a script came to.</summary>
internal sealed record ScriptRun(int ExitCode, IReadOnlyList<string> Lines, string Outputs)
{
    public string Log => string.Join('\n', Lines);
}
