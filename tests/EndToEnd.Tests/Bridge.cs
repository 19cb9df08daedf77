using System.Net;
using System.Net.NetworkInformation;
using Testing.Containers;

namespace EndToEnd.Tests;

/// <summary>Docker's default network, that the containers of a job without services are on.</summary>
internal static class Bridge
{
    /// <summary>The address under which a container reaches this machine.</summary>
    public static async Task<IPAddress> AddressAsync(DockerEngine engine)
    {
        var subnet = IPNetwork.Parse(await engine.RunAsync("network", "inspect", "bridge", "--format", "{{(index .IPAM.Config 0).Subnet}}"));
        return NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses.Select(address => address.Address))
            .First(subnet.Contains);
    }
}
