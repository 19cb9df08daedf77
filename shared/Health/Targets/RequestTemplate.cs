namespace Actions.Health;

/// <summary>What is sent to every target, and how far an attempt may go.</summary>
public sealed record RequestTemplate
{
    /// <summary>GET, HEAD, POST, …</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Headers besides those that HTTP asks for.</summary>
    public IReadOnlyList<RequestHeader> Headers { get; init; } = [];

    /// <summary>Sent as it is; null for no body.</summary>
    public string? Body { get; init; }

    /// <summary>Which redirects are followed.</summary>
    public RedirectPolicy Redirects { get; init; }

    /// <summary>One attempt: name resolution, connection, TLS, header and body.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Opening a connection, over all addresses of the name.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>Bytes of the decoded body that are read.</summary>
    public required int MaxBody { get; init; }

    /// <summary>Whom TLS trusts, and how we show ourselves.</summary>
    public TlsSettings Tls { get; init; } = TlsSettings.Usual;

    /// <summary>Addresses in place of those of the name server.</summary>
    public IReadOnlyList<ResolveRule> Resolve { get; init; } = [];

    /// <summary>Which addresses of a name are tried.</summary>
    public IpVersion IpVersion { get; init; }
}
