using System.Text.Json.Nodes;
using Actions.Aws;

namespace Migrate.Engine;

/// <summary>A container as it will be made.</summary>
/// <param name="Marks">Labels, by which a person finds it.</param>
/// <param name="Folder">Where the command runs, as the container sees it.</param>
/// <param name="Environment">Its variables beside the image's own; nothing of the job is handed on.</param>
internal sealed record ContainerWish(
    string Name,
    ImageName Source,
    IReadOnlyList<string> Words,
    string Folder,
    IEnumerable<KeyValuePair<string, string>> Environment,
    IReadOnlyDictionary<string, string> Marks,
    Surroundings Surroundings)
{
    /// <summary>Body of the request that creates it (Docker Engine API, ContainerCreate).</summary>
    public JsonObject ToJson() => new()
    {
        ["Image"] = Source.Text,
        ["Cmd"] = new JsonArray([.. Words.Select(word => JsonValue.Create(word))]),
        ["WorkingDir"] = Folder,
        ["Env"] = new JsonArray([.. Environment.Select(pair => JsonValue.Create($"{pair.Key}={pair.Value}"))]),
        ["Labels"] = new JsonObject(Marks.Select(label => KeyValuePair.Create<string, JsonNode?>(label.Key, label.Value))),
        ["AttachStdout"] = true,
        ["AttachStderr"] = true,
        ["HostConfig"] = new JsonObject
        {
            ["NetworkMode"] = Surroundings.Network,
            ["Mounts"] = new JsonArray(Surroundings.Workspace.DeepClone()),
        },
    };
}
