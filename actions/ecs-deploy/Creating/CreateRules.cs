using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>What <c>create</c> and <c>service-definition</c> need of each other and of the services.</summary>
internal static class CreateRules
{
    private const string Definition = "service-definition";

    public static void Check(InputReader inputs, IReadOnlyDictionary<string, ServiceWish> wishes)
    {
        var creates = string.Equals(inputs.OptionalText("create"), "true", StringComparison.OrdinalIgnoreCase);
        var definitions = wishes.Where(wish => wish.Value.ServiceDefinition is not null).Select(wish => (Service: TaskDefinitionName.Short(wish.Key), Definition: wish.Value.ServiceDefinition!)).ToList();
        if (creates && definitions.Count == 0 && inputs.OptionalText(Definition) is null)
            inputs.Error("create", $"a service is created from '{Definition}', a file with the members of CreateService; give it");
        if (!creates && definitions.Count > 0)
            inputs.Error(Definition, "it is used to create a service that does not exist, with 'create: true'; to change one that does, give the settings as inputs");
        foreach (var (service, definition) in definitions)
        {
            if (definition.ServiceName is { } name && name != service)
                inputs.PrivateError(Definition, $"'{definition.Path}' is for the service '{name}' and would be used for '{service}'. Remove 'serviceName' from it, or give each service its own in 'config'");
            if (definition.Cluster is { } cluster && TaskDefinitionName.Short(cluster) != TaskDefinitionName.Short(inputs.Text("cluster")))
                inputs.PrivateError(Definition, $"'{definition.Path}' is for the cluster '{cluster}', and 'cluster' is '{inputs.Text("cluster")}'. Remove 'cluster' from it");
        }
    }
}
