using System.Net;
using System.Net.Sockets;

namespace LocalAws.Processes;

/// <summary>
/// Hands out loopback ports from below the range the kernel takes for outgoing connections (32768 and up on Linux):
/// between the choice and the program's bind no client connection can take the port.
/// </summary>
sealed class FreePorts
{
    const int First = 20000;
    const int Count = 12000;
    readonly Lock gate = new();
    readonly HashSet<int> taken = [];
    int next = Random.Shared.Next(Count);

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

    static bool IsFree(int port)
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
