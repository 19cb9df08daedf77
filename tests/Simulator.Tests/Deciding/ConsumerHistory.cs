using System.Text.Json.Nodes;
using Testing;

namespace Simulator.Tests.Deciding;

/// <summary>A repository in which an event has happened, checked out with all its history.</summary>
/// <param name="Base">The commit before the event.</param>
/// <param name="Tip">The last commit of whoever pushed.</param>
/// <param name="Head">The commit of the run: that one or, of a pull request, GitHub's trial merge.</param>
internal sealed record ConsumerHistory(GitSandbox Sandbox, string Base, string Tip, string Head)
{
    public string Workspace => Sandbox.Author;

    public string Server => Sandbox.Server;

    public string ServerUrl => Sandbox.ServerUrl;

    /// <summary>Names the commits in the payload of an event.</summary>
    public void NameCommits(JsonObject payload)
    {
        if (payload["pull_request"] is JsonObject request) (request["base"]!["sha"], request["head"]!["sha"]) = (Base, Tip);
        else (payload["before"], payload["after"]) = (Base, Tip);
        if (payload["merge_group"] is JsonObject group) (group["base_sha"], group["head_sha"]) = (Base, Tip);
    }
}
