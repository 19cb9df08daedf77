using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The primary container of an Express service with the wished changes made, as a tree: members this program does not know stay. Pure.</summary>
internal static class ContainerEdit
{
    private const string Plain = "environment";
    private const string Secret = "secrets";

    /// <param name="container">Not changed.</param>
    /// <param name="wish">What is wanted.</param>
    public static JsonObject Apply(JsonObject container, Wish wish)
    {
        var changed = (JsonObject)container.DeepClone();
        if (wish.Image is { } image)
            changed["image"] = image;
        if (wish.Port is { } port)
            changed["containerPort"] = port;
        if (wish.StartCommand is { } command)
            changed["command"] = new JsonArray([.. CommandText.Parse(command).Select(word => (JsonNode)word)]);
        SetEnvironment(changed, wish);
        return changed;
    }

    // AWS refuses a name that is both a plain value and a secret: the one that was given stays.
    private static void SetEnvironment(JsonObject container, Wish wish)
    {
        foreach (var name in wish.EnvUnset)
        {
            NamedItems.Remove(container, Plain, name);
            NamedItems.Remove(container, Secret, name);
        }
        foreach (var variable in wish.Env)
            Set(container, Plain, "value", variable, instead: Secret);
        foreach (var secret in wish.Secrets)
            Set(container, Secret, "valueFrom", secret, instead: Plain);
    }

    private static void Set(JsonObject container, string list, string member, Variable variable, string instead)
    {
        NamedItems.Remove(container, instead, variable.Name);
        NamedItems.Set(container, list, ("name", variable.Name), (member, variable.Value));
    }
}
