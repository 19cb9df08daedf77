using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>The App Runner service that an input names, by its name or its ARN.</summary>
/// <param name="runner">The client.</param>
/// <param name="input">Name of the input, for errors.</param>
/// <param name="name">What it says.</param>
/// <param name="remedy">What to add to the remedy where there is no such service; empty for nothing.</param>
public sealed class NamedRunner(IAppRunner runner, string input, string name, string remedy)
{
    /// <summary>Finds the ARN.</summary>
    /// <exception cref="UserError">There is no service of that name, or more than one.</exception>
    public async Task<string> ArnAsync(CancellationToken cancellationToken)
    {
        if (name.StartsWith("arn:", StringComparison.Ordinal))
            return name;
        var services = (await runner.ListServicesAsync(cancellationToken)).Where(service => service.Status != AppRunnerServiceStatus.Deleted).ToList();
        return services.Where(service => service.ServiceName == name).ToList() switch
        {
            [var only] => only.ServiceArn,
            [] => throw Missing($"there is no App Runner service '{name}'.", NearestName.Of(name, services.Select(service => service.ServiceName))),
            var several => throw new UserError(
                $"Input '{input}': there are {several.Count} App Runner services named '{name}': {string.Join(", ", several.Select(service => service.ServiceArn))}.",
                "Give the ARN of the one that is meant."),
        };
    }

    /// <summary>Describes the service with an ARN.</summary>
    /// <exception cref="UserError">There is none.</exception>
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

    private UserError Missing(string what, string? hint) =>
        new($"Input '{input}': {what}", $"{(hint is null ? "Check" : $"Did you mean {hint}? Otherwise check")} name, region and account. {remedy}".TrimEnd());
}
