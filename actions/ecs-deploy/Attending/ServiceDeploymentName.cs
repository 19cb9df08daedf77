using System.Text.RegularExpressions;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>A service deployment that the user names.</summary>
/// <param name="Service">Name of its service, which is part of the ARN.</param>
internal sealed partial record ServiceDeploymentName(string Arn, string Service)
{
    public static IReadOnlyList<ServiceDeploymentName> Read(InputReader inputs) => inputs.ParsedLines("service-deployment", line => Parse(line, inputs.Text("cluster")));

    private static ServiceDeploymentName Parse(string arn, string cluster)
    {
        var match = Form().Match(arn);
        if (!match.Success)
            throw new FormatException("expected the ARN of a service deployment, arn:aws:ecs:REGION:ACCOUNT:service-deployment/CLUSTER/SERVICE/ID, as the output 'service-deployments' has it");
        if (match.Groups["cluster"].Value != TaskDefinitionName.Short(cluster))
            throw new FormatException($"it is of the cluster '{match.Groups["cluster"].Value}', and 'cluster' is '{cluster}'");
        return new(arn, match.Groups["service"].Value);
    }

    [GeneratedRegex(@"\Aarn:[\w-]+:ecs:[\w-]+:\d+:service-deployment/(?<cluster>[\w-]+)/(?<service>[\w-]+)/[\w-]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
