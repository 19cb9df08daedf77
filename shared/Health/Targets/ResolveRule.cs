using System.Globalization;
using System.Net;

namespace Actions.Health;

/// <summary>Where a host and port lead instead of what the name server says: <c>api.example.com:443:10.0.0.7</c>.</summary>
/// <param name="Host">The host.</param>
/// <param name="Port">The port.</param>
/// <param name="Address">Where the connection leads.</param>
public sealed record ResolveRule(string Host, int Port, IPAddress Address)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is none; the message says what is allowed.</exception>
    public static ResolveRule Parse(string line)
    {
        var parts = line.Split(':', 3);
        return parts.Length == 3 && parts[0].Length > 0
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            && IPAddress.TryParse(parts[2].Trim('[', ']'), out var address)
            ? new ResolveRule(parts[0], port, address)
            : throw new FormatException("expected host:port:address, such as api.example.com:443:10.0.0.7");
    }

    internal bool Covers(string host, int port) => port == Port && host.Equals(Host, StringComparison.OrdinalIgnoreCase);
}
