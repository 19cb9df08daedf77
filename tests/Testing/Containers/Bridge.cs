using System.Net;
using System.Net.NetworkInformation;

namespace Testing.Containers;

/// <summary>This machine's side of the networks of the engine.</summary>
public static class Bridge
{
    /// <summary>Docker's default network, that the containers of a job without services are on.</summary>
    public const string Default = "bridge";

    /// <summary>The address under which a container of a network reaches this machine.</summary>
    public static async Task<IPAddress> AddressAsync(DockerEngine engine, string network = Default)
    {
        var subnet = IPNetwork.Parse(await engine.RunAsync("network", "inspect", network, "--format", "{{(index .IPAM.Config 0).Subnet}}"));
        return NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses.Select(address => address.Address))
            .First(subnet.Contains);
    }
}
