using System.Text.Json.Nodes;

namespace LocalAws.Rds;

/// <summary>A snapshot on its way or done.</summary>
/// <param name="Kind"><c>DBInstance</c> or <c>DBCluster</c>.</param>
/// <param name="Tags">As they were sent.</param>
public sealed record Snapshot(string Kind, string Identifier, string Source, DateTimeOffset Begun, JsonArray Tags)
{
    /// <summary>It ends as <c>failed</c>.</summary>
    public bool Fails { get; init; }
}
