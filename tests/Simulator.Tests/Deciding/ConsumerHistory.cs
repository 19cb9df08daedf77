using Testing;

namespace Simulator.Tests.Deciding;

/// <summary>A repository in which an event has happened, checked out with all its history.</summary>
/// <param name="Base">The commit before the event.</param>
/// <param name="Head">The commit of the event.</param>
internal sealed record ConsumerHistory(GitSandbox Sandbox, string Base, string Head) : IDisposable
{
    public string Workspace => Sandbox.Author;

    public string Server => Sandbox.Server;

    public string ServerUrl => Sandbox.ServerUrl;

    public void Dispose() => Sandbox.Dispose();
}
