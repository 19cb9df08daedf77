using System.Text.Json.Nodes;

namespace LocalAws;

/// <param name="Name">Its name. Two services may have one, as while a deleted one is still shown.</param>
/// <param name="Url">Host name, without scheme, as App Runner tells it; null makes one up.</param>
public sealed record WorldAppRunnerService(string Name, string? Url = null)
{
    /// <summary>Members of CreateService beside the name; null for a service that runs a public image nobody looks at.</summary>
    public JsonObject? Settings { get; init; }

    /// <summary>It has a listener on loopback, behind which its image runs as a process; its URL is the address of that.</summary>
    public bool Listens { get; init; }

    /// <summary>Every way back fails.</summary>
    public bool RollbackFails { get; init; }
}
