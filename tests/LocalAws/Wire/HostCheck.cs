using System.Net;
using Microsoft.AspNetCore.Http;

namespace LocalAws.Wire;

/// <summary>Refuses requests that name another host: a web page must not reach this server through a name it controls.</summary>
/// <param name="allowSingleLabel">True in a container on an internal network, where the server is reached by its container name.</param>
public sealed class HostCheck(bool allowSingleLabel)
{
    public void Check(HostString host)
    {
        var name = host.Host;
        var isLoopback = name == "localhost" || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
        var isContainer = allowSingleLabel && name.Length > 0 && !name.Contains('.') && !name.Contains(':');
        if (!isLoopback && !isContainer)
            throw new ApiError("MisdirectedRequest", $"This server does not answer for the host '{name}'", 421);
    }
}
