using System.Security.Cryptography.X509Certificates;
using Actions.Toolkit;

namespace Notify.Sinks.Email;

/// <summary>The mail server, and how to talk to it.</summary>
internal sealed record SmtpServer
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SmtpTls Tls { get; init; }

    /// <summary>Null: nobody signs in.</summary>
    public SmtpLogin? Login { get; init; }

    /// <summary>Certificate authorities in place of those of the system; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }
}

/// <summary>Who signs in.</summary>
internal sealed record SmtpLogin(string User, Secret Password);
