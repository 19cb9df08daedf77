using Actions.Aws;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Finds addresses in AWS.</summary>
internal sealed class SourceLookup(AwsSession aws, Masks masks, CancellationToken cancellation)
{
    /// <summary>Codes that say that there is no such thing; anything else is trouble with AWS.</summary>
    private static readonly string[] NotThere = ["ParameterNotFound", "ParameterVersionNotFound", "ValidationError", "LoadBalancerNotFound"];

    /// <exception cref="FormatException">There is nothing of that name, or it holds no address.</exception>
    /// <exception cref="AwsException">AWS did not answer, or refused to.</exception>
    public async Task<Target> FindAsync(TargetSource source)
    {
        var address = await AddressAsync(source);
        return Target.Parse(source.Path is null ? address : TargetUrl.Join(TargetUrl.ParseRoot(address, masks), source.Path), masks);
    }

    private async Task<string> AddressAsync(TargetSource source)
    {
        try
        {
            return source.Kind switch
            {
                SourceKind.Ssm => (await aws.Ssm.GetParameterAsync(source.Name, withDecryption: true, cancellation)).Value.Trim(),
                SourceKind.Cfn => await OutputAsync(source.Name),
                SourceKind.Apprunner => await ServiceAsync(source.Name),
                _ => await LoadBalancerAsync(source.Name),
            };
        }
        catch (AwsException missing) when (NotThere.Contains(missing.Code))
        {
            throw new FormatException(missing.Message, missing);
        }
    }

    private async Task<string> OutputAsync(string name)
    {
        var (stack, key) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
        var outputs = (await aws.CloudFormation.DescribeStackAsync(stack, cancellation)).Outputs;
        var value = outputs.FirstOrDefault(output => output.OutputKey == key)?.OutputValue
            ?? throw new FormatException($"the stack {stack} has no output '{key}', only {(outputs.Count == 0 ? "none" : string.Join(", ", outputs.Select(output => output.OutputKey)))}");
        // Templates often give out a host name alone.
        return value.Contains("://", StringComparison.Ordinal) ? value : $"https://{value}";
    }

    private async Task<string> ServiceAsync(string name)
    {
        var services = await aws.AppRunner.ListServicesAsync(cancellation);
        return services.FirstOrDefault(service => service.ServiceName == name)?.ServiceUrl is { Length: > 0 } host
            ? $"https://{host}"
            : throw new FormatException($"there is no App Runner service of this name with an address in {aws.Region.Name}");
    }

    private async Task<string> LoadBalancerAsync(string name)
    {
        if (await aws.ElbV2.FindLoadBalancersAsync([name], cancellation) is not [{ DNSName: { Length: > 0 } host } balancer, ..]) throw new FormatException("the load balancer has no address");
        var listeners = await aws.ElbV2.DescribeListenersAsync(balancer.LoadBalancerArn, cancellation);
        var listener = listeners.FirstOrDefault(one => one.Protocol == "HTTPS") ?? listeners.FirstOrDefault(one => one.Protocol == "HTTP");
        return listener?.Port is { } port
            ? $"{listener.Protocol!.ToLowerInvariant()}://{host}:{port}"
            : throw new FormatException("the load balancer has no listener for HTTP or HTTPS");
    }
}
