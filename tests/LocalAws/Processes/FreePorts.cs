using System.Net;
using System.Net.Sockets;

namespace LocalAws.Processes;

/// <summary>
/// Hands out loopback ports from below the range the kernel takes for outgoing connections (32768 and up on Linux):
/// between the choice and the program's bind no client connection can take the port.
/// </summary>
internal sealed class FreePorts
{
    private const int First = 20000;
    private const int Count = 12000;
    private readonly Lock gate = new();
    private readonly HashSet<int> taken = [];
    private int next = Random.Shared.Next(Count);

    public int Take()
    {
        lock (gate)
        {
            for (var tries = 0; tries < Count; tries++)
            {
                var port = First + next++ % Count;
                if (!taken.Contains(port) && IsFree(port) && taken.Add(port))
                    return port;
            }
        }

        throw new InvalidOperationException("No free loopback port.");
    }

    public void Return(int port)
    {
        lock (gate)
            taken.Remove(port);
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
