using System.Text.Json.Nodes;

namespace EcsDeploy;

/// <summary>Images, commands, log options and labels of the containers.</summary>
internal sealed class ContainerEdit(string service, Containers containers, EditProblems problems)
{
    public void Apply(ServiceWish wish)
    {
        foreach (var line in wish.Images)
            SetImage(line);
        foreach (var line in wish.Command)
            SetWords(containers.Find("command", line.Owner, line.Part), "command", line.Words);
        foreach (var line in wish.EntryPoint)
            SetWords(containers.Find("entry-point", line.Owner, line.Part), "entryPoint", line.Words);
        foreach (var line in wish.LogOptions)
            SetLogOption(containers.Find("log-options", line.Service, line.Container), line);
        foreach (var line in wish.DockerLabels)
            SetIn(containers.Find("docker-labels", line.Service, line.Container), "dockerLabels", line);
    }

    private void SetImage(ImageAssignment line)
    {
        var meant = line.Containers.Count == 0
            ? [containers.Find("image", line.Service, container: null)]
            : line.Containers.Select(name => containers.Find("images", line.Service, name));
        foreach (var container in meant.OfType<JsonObject>())
            container["image"] = line.Image;
    }

    private static void SetWords(JsonObject? container, string member, IReadOnlyList<string> words)
    {
        if (container is not null)
            container[member] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
    }

    private void SetLogOption(JsonObject? container, Assignment line)
    {
        if (container is null)
            return;
        if (container["logConfiguration"] is JsonObject configuration)
            SetIn(configuration, "options", line);
        else
            problems.Add($"Input 'log-options': container '{container["name"]}' of service '{service}' has no log driver that could take options. Add 'logConfiguration' to its task definition.");
    }

    private static void SetIn(JsonObject? owner, string map, Assignment line)
    {
        if (owner is null)
            return;
        if (owner[map] is not JsonObject values)
            owner[map] = values = [];
        values[line.Name] = line.Value;
    }
}
