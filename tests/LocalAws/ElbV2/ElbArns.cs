using System.Text;
using LocalAws.Wire;

namespace LocalAws.ElbV2;

/// <summary>ARNs of listeners and rules: those of the load balancer, with an id of their own behind.</summary>
internal static class ElbArns
{
    public static string Listener(string loadBalancerArn, string of) =>
        $"{loadBalancerArn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/{Id(of)}";

    /// <summary>The rule that takes what no other rule takes.</summary>
    public static string DefaultRule(string listenerArn) =>
        $"{listenerArn.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal)}/{Id(listenerArn)}";

    private static string Id(string of) => CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(of))[..16];
}
