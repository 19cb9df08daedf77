using System.Net;
using System.Net.Sockets;

namespace Actions.Health;

/// <summary>Finds the addresses of a host: those that were given for it, else those of the name server.</summary>
internal sealed class NameResolver(IReadOnlyList<ResolveRule> rules, IpVersion version)
{
    /// <exception cref="ProbeFailure">There is none.</exception>
    /// <exception cref="SocketException">The name cannot be resolved.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, int port, CancellationToken cancellation)
    {
        IPAddress[] given = [.. rules.Where(rule => rule.Covers(host, port)).Select(rule => rule.Address)];
        var all = given.Length > 0 ? given : await Dns.GetHostAddressesAsync(host, cancellation);
        IPAddress[] usable = [.. all.Where(IsUsable)];
        return usable.Length > 0
            ? usable
            : throw new ProbeFailure(new Fault(Reason.Dns, $"{host} has no IP{version.ToString().ToLowerInvariant()} address (input ip-version)"));
    }

    private bool IsUsable(IPAddress address) => version switch
    {
        IpVersion.V4 => address.AddressFamily == AddressFamily.InterNetwork,
        IpVersion.V6 => address.AddressFamily == AddressFamily.InterNetworkV6,
        _ => true,
    };
}
