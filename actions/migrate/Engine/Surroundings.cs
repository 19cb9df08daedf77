using System.Text.Json.Nodes;

namespace Migrate.Engine;

/// <summary>What a new container gets to be where this program is: network and workspace.</summary>
/// <param name="Network">Its network, or <c>host</c>.</param>
/// <param name="MoreNetworks">Networks it joins besides.</param>
/// <param name="Workspace">The mount (Docker Engine API, Mount).</param>
internal sealed record Surroundings(string Network, IReadOnlyList<string> MoreNetworks, JsonObject Workspace)
{
    /// <summary>This program runs on the machine itself.</summary>
    public static Surroundings OfMachine(string workspace) => new("host", [], Mount("bind", workspace, workspace, readOnly: false));

    /// <summary>This program runs in a container.</summary>
    /// <param name="container">As the engine describes it (Docker Engine API, ContainerInspect).</param>
    /// <returns>Null when the workspace is not mounted into it.</returns>
    public static Surroundings? OfContainer(JsonNode container, string workspace)
    {
        var mount = (container["Mounts"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(candidate => Holds(Text(candidate["Destination"]), workspace))
            .MaxBy(candidate => Text(candidate["Destination"]).Length);
        if (mount is null)
            return null;
        var isVolume = Text(mount["Type"]) == "volume";
        var networks = (container["NetworkSettings"]?["Networks"] as JsonObject ?? []).Select(network => network.Key).ToList();
        return new Surroundings(
            networks is [var first, ..] ? first : Text(container["HostConfig"]?["NetworkMode"]),
            [.. networks.Skip(1)],
            Mount(isVolume ? "volume" : "bind", Text(mount[isVolume ? "Name" : "Source"]), Text(mount["Destination"]), readOnly: mount["RW"]?.GetValue<bool>() == false));
    }

    private static JsonObject Mount(string type, string source, string target, bool readOnly) =>
        new() { ["Type"] = type, ["Source"] = source, ["Target"] = target, ["ReadOnly"] = readOnly };

    private static bool Holds(string folder, string path) =>
        folder.Length > 0 && (path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal));

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
