using Actions.Aws;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The App Runner service that the input <c>service</c> names.</summary>
internal sealed class NamedService(IAppRunner runner, Inputs inputs)
{
    private const string Successor =
        "This action does not create services: App Runner takes no new customers since 30 April 2026, and AWS names ECS Express Mode as its successor. "
        + "A service that exists in Express Mode is deployed to with 'kind: express'.";

    /// <exception cref="UserError">There is none of that name, or more than one.</exception>
    public async Task<string> ArnAsync(CancellationToken cancellationToken)
    {
        if (inputs.Service.StartsWith("arn:", StringComparison.Ordinal))
            return inputs.Service;
        var services = (await runner.ListServicesAsync(cancellationToken)).Where(service => service.Status != AppRunnerServiceStatus.Deleted).ToList();
        return services.Where(service => service.ServiceName == inputs.Service).ToList() switch
        {
            [var only] => only.ServiceArn,
            [] => throw Missing($"there is no App Runner service '{inputs.Service}'.", NearestName.Of(inputs.Service, services.Select(service => service.ServiceName))),
            var several => throw new UserError(
                $"Input 'service': there are {several.Count} App Runner services named '{inputs.Service}': {string.Join(", ", several.Select(service => service.ServiceArn))}.",
                "Give the ARN of the one that is meant."),
        };
    }

    /// <exception cref="UserError">There is no service with this ARN.</exception>
    public async Task<AppRunnerService> DescribeAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            return await runner.DescribeServiceAsync(arn, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            throw Missing($"there is no App Runner service '{arn}'. {missing.Message}", hint: null);
        }
    }

    private static UserError Missing(string what, string? hint) =>
        new($"Input 'service': {what}", $"{(hint is null ? "Check" : $"Did you mean {hint}? Otherwise check")} name, region and account. {Successor}");
}
