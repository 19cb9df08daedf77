using System.Globalization;
using System.Text.Json.Nodes;
using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>
/// The source configuration of a service with the wished changes made. It is edited as a tree and sent whole: members this program does not know stay
/// as they are and where they are. Pure.
/// </summary>
internal static class SourceEdit
{
    private const string Plain = "RuntimeEnvironmentVariables";
    private const string Secret = "RuntimeEnvironmentSecrets";

    /// <param name="source">Of a service that runs an image; not changed.</param>
    /// <param name="wish">What is wanted.</param>
    public static JsonObject Apply(JsonObject source, Wish wish)
    {
        var changed = wish.Image is { } image ? WithImage(source, image) : (JsonObject)source.DeepClone();
        var repository = changed["ImageRepository"]!.AsObject();
        var configuration = repository["ImageConfiguration"] as JsonObject ?? [];
        SetEnvironment(configuration, wish);
        if (wish.Port is { } port)
            configuration["Port"] = port.ToString(CultureInfo.InvariantCulture);
        if (wish.StartCommand is { } command)
            configuration["StartCommand"] = command;
        if (configuration.Count > 0 && configuration.Parent is null)
            repository["ImageConfiguration"] = configuration;
        return changed;
    }

    private static JsonObject WithImage(JsonObject source, string image)
    {
        var changed = RunnerSource.WithImage(source, image);
        changed["ImageRepository"]!["ImageRepositoryType"] = KindRules.IsPublic(image) ? "ECR_PUBLIC" : "ECR";
        return changed;
    }

    // AWS refuses a name that is both a plain value and a secret: the one that was given stays.
    private static void SetEnvironment(JsonObject configuration, Wish wish)
    {
        foreach (var name in wish.EnvUnset)
        {
            Remove(configuration, Plain, name);
            Remove(configuration, Secret, name);
        }
        foreach (var variable in wish.Env)
            Set(configuration, Plain, variable, instead: Secret);
        foreach (var secret in wish.Secrets)
            Set(configuration, Secret, secret, instead: Plain);
    }

    private static void Set(JsonObject configuration, string map, Variable variable, string instead)
    {
        Remove(configuration, instead, variable.Name);
        if (configuration[map] is not JsonObject values)
            configuration[map] = values = [];
        values[variable.Name] = variable.Value;
    }

    private static void Remove(JsonObject configuration, string map, string name) => (configuration[map] as JsonObject)?.Remove(name);
}
