using System.Net;

namespace LocalAws.Control;

/// <summary>
/// The one case in which this server listens on more than loopback: inside a container, on a network its starter made with
/// <c>--internal</c> and without a published port. Whether the network is internal cannot be seen from inside: Docker gives
/// such containers a default route too and cuts them off in the firewall of the machine. What still guards it then: only
/// single-label host names are answered, every request is signed with a random key, and the control port asks for a token.
/// </summary>
public static class ContainerBinding
{
    /// <param name="marker">A file every Docker container has.</param>
    /// <exception cref="InvalidOperationException">This is not a container.</exception>
    public static IPAddress Address(string marker = "/.dockerenv") =>
        File.Exists(marker) ? IPAddress.Any : throw new InvalidOperationException($"--bind container is only for a container (there is no {marker})");
}
