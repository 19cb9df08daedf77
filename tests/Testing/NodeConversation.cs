using System.Diagnostics;

namespace Testing;

/// <summary>A running script that answers each line with a line.</summary>
public sealed class NodeConversation : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    internal NodeConversation(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Says something that is not answered.</summary>
    public Task TellAsync(string line) => process.StandardInput.WriteLineAsync(line);

    /// <summary>Asks, and waits for the answer.</summary>
    public async Task<string> AskAsync(string line)
    {
        await TellAsync(line);
        return await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"node ended instead of answering: {await errors}");
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
