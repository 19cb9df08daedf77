using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The services that the inputs name.</summary>
internal sealed class NamedServices(IEcs ecs, Inputs inputs)
{
    private const int MostNames = 10;

    /// <summary>A service is named by its name or its ARN.</summary>
    public static bool Is(EcsService service, string name) => service.ServiceName == name || service.ServiceArn == name;

    /// <summary>Those that exist; one that may be created need not.</summary>
    /// <exception cref="UserError">One does not exist.</exception>
    public async Task<IReadOnlyList<EcsService>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await DescribeAsync(cancellationToken);
        var missing = inputs.Services.Where(name => !inputs.MayCreate(name) && !found.Any(service => Is(service, name))).ToList();
        return missing.Count == 0 ? found : throw await RefusalAsync(missing, cancellationToken);
    }

    private async Task<IReadOnlyList<EcsService>> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ecs.DescribeAllServicesAsync(inputs.Cluster, inputs.Services, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ClusterNotFoundException")
        {
            throw new UserError($"Input 'cluster': there is no cluster '{inputs.Cluster}'. {missing.Message}", "Check its name, region and account.", missing);
        }
    }

    private async Task<UserError> RefusalAsync(IReadOnlyList<string> missing, CancellationToken cancellationToken)
    {
        var existing = await ExistingNamesAsync(cancellationToken);
        var hints = missing.Select(name => NearestName.Of(name, existing)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new UserError(
            $"Input 'services': cluster '{inputs.Cluster}' has no service {string.Join(", ", missing.Select(name => $"'{name}'"))}.",
            $"{Hint(hints, existing)} {(hints.Count > 0 ? "Otherwise check" : "Check")} region, account and cluster.".TrimStart());
    }

    private static string Hint(List<string> hints, IReadOnlyList<string> existing) => (hints.Count, existing.Count) switch
    {
        ( > 0, _) => $"Did you mean {string.Join(", ", hints)}?",
        (_, 0) => "",
        (_, <= MostNames) => $"It has {string.Join(", ", existing)}.",
        _ => $"It has {string.Join(", ", existing.Take(MostNames))} and {existing.Count - MostNames} more.",
    };

    private async Task<IReadOnlyList<string>> ExistingNamesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await ecs.ListServicesAsync(inputs.Cluster, cancellationToken)).Select(TaskDefinitionName.Short).Order(StringComparer.Ordinal)];
        }
        catch (ReportedException)
        {
            // The hint is decoration; the right to list services is not needed for anything else.
            return [];
        }
    }
}
