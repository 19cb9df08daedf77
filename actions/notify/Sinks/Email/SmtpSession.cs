using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using MimeKit;

namespace Notify.Sinks.Email;

/// <summary>One try to hand a mail to the server, on a connection of its own.</summary>
/// <param name="server">Where to.</param>
/// <param name="time">Limits the farewell; all else is limited from outside.</param>
internal sealed class SmtpSession(SmtpServer server, TimeProvider time) : IDisposable
{
    private const string CheckPort = "check 'smtp-port' and 'smtp-tls'";
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly TcpClient tcp = new();
    private readonly CertificateJudge judge = new(server.Authorities);
    private readonly TolerantClient client = new();
    private MeteredStream? connection;
    private bool hasBegun;

    /// <returns>The recipients that were refused.</returns>
    /// <exception cref="MailTrouble">The server did not take it.</exception>
    public async Task<IReadOnlyList<RefusedRecipient>> SendAsync(MimeMessage mail, MailboxAddress from, IReadOnlyList<MailboxAddress> to, CancellationToken cancellation)
    {
        try
        {
            await ConnectAsync(cancellation);
            hasBegun = true;
            await SignInAsync(cancellation);
            await client.SendAsync(mail, from, to, cancellation, client);
        }
        catch (Exception) when (client.Refused.Count == to.Count)
        {
            return client.Refused;
        }
        catch (Exception problem) when (IsOfConnection(problem))
        {
            throw TroubleOf(problem);
        }

        await QuitAsync();
        return client.Refused;
    }

    /// <summary>True when the whole mail was sent: what happens from then on does not tell whether it was taken.</summary>
    public bool IsAllSent => client.IsAllSent;

    public void Dispose()
    {
        client.Dispose();
        connection?.Dispose();
        tcp.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        await tcp.ConnectAsync(server.Host, server.Port, cancellation);
        connection = new MeteredStream(tcp.GetStream());
        // Relays refuse who says to be "localhost".
        client.LocalDomain = Literal(((IPEndPoint)tcp.Client.LocalEndPoint!).Address);
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = judge.Accepts;
        try
        {
            await client.ConnectAsync(connection, server.Host, server.Port, OptionOf(server.Tls), cancellation);
        }
        catch (NotSupportedException)
        {
            throw new MailTrouble("does not offer STARTTLS; nothing was sent. Where TLS begins with the connection, as on port 465, set 'smtp-tls: implicit'");
        }
    }

    private async Task SignInAsync(CancellationToken cancellation)
    {
        if (server.Login is not { } login) return;
        if (!client.IsSecure) throw new MailTrouble("does not offer TLS, and without it nobody signs in");
        var offered = client.AuthenticationMechanisms;
        if (!offered.Contains("PLAIN") && !offered.Contains("LOGIN")) throw new MailTrouble("offers neither AUTH PLAIN nor AUTH LOGIN; leave out 'smtp-username' where nobody has to sign in");
        var credentials = new NetworkCredential(login.User, login.Password.Reveal());
        await client.AuthenticateAsync(offered.Contains("PLAIN") ? new SaslMechanismPlain(credentials) : new SaslMechanismLogin(credentials), cancellation);
    }

    // The mail is taken: what goes wrong now changes nothing.
    private async Task QuitAsync()
    {
        using var limit = new CancellationTokenSource(Farewell, time);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException || IsOfConnection(problem))
        {
            // See above.
        }
    }

    private MailTrouble TroubleOf(Exception problem) => problem switch
    {
        _ when judge.Problem is { } certificate => new MailTrouble(certificate),
        _ when connection is { IsTooMuch: true } => new MailTrouble("answered more than any mail server says"),
        SocketException socket when connection is null => new MailTrouble($"cannot be reached: {socket.SocketErrorCode}") { IsTemporary = true },
        SslHandshakeException => new MailTrouble($"did not complete the TLS handshake; {CheckPort}") { IsTemporary = true },
        _ when SmtpAnswers.TroubleOf(problem) is { } answered => answered,
        _ when !hasBegun => new MailTrouble($"broke the connection before the dialogue began; {CheckPort}") { IsTemporary = true },
        _ => new MailTrouble("broke the connection") { IsTemporary = true, MayHaveArrived = IsAllSent },
    };

    private static bool IsOfConnection(Exception problem) =>
        problem is IOException or SocketException or SslHandshakeException or ProtocolException or CommandException or AuthenticationException or ServiceNotConnectedException or ServiceNotAuthenticatedException;

    private static SecureSocketOptions OptionOf(SmtpTls tls) => tls switch
    {
        SmtpTls.Starttls => SecureSocketOptions.StartTls,
        SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private static string Literal(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]";
    }
}
