using System.Net;

namespace LocalAws.Control;

/// <summary>The one case in which this server listens on more than loopback: inside a container whose network leads nowhere.</summary>
public static class ContainerBinding
{
    /// <param name="marker">A file every Docker container has.</param>
    /// <param name="routes">The kernel's table of routes.</param>
    /// <exception cref="InvalidOperationException">This is not a container, or its network has a way out.</exception>
    public static IPAddress Address(string marker = "/.dockerenv", string routes = "/proc/net/route")
    {
        if (!File.Exists(marker))
            throw new InvalidOperationException($"--bind container is only for a container (there is no {marker})");
        if (HasDefaultRoute(routes))
            throw new InvalidOperationException("--bind container is only for an internal network: this one has a default route (docker network create --internal)");
        return IPAddress.Any;
    }

    /// <summary>A route to destination 00000000 leads everywhere.</summary>
    private static bool HasDefaultRoute(string routes) =>
        File.ReadLines(routes).Skip(1).Select(line => line.Split('\t')).Any(columns => columns.Length > 1 && columns[1] == "00000000");
}
