using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Actions.Toolkit;
using MimeKit;
using Notify.Templates;

namespace Notify.Sinks.Email;

/// <summary>The mail server, and from whom to whom.</summary>
internal sealed record EmailSettings : ISinkSettings
{
    private const int LastPort = 65_535;

    public required SmtpServer Server { get; init; }

    public required MailboxAddress From { get; init; }

    public required IReadOnlyList<MailboxAddress> To { get; init; }

    /// <summary>Own words for the body; null for ours.</summary>
    public Template? Template { get; init; }

    public ISink Open(ActionContext action) => new EmailSink(this, action.Runner.RunAttempt);

    public static EmailSettings? Read(SinkReader reader)
    {
        var input = reader.Input;
        var host = input.Parsed("smtp-host", Host);
        var from = input.Parsed("email-from", MailAddresses.One);
        var to = input.Parsed("email-to", MailAddresses.Several);
        var (port, tls) = (input.Integer("smtp-port", 1, LastPort), input.Choice<SmtpTls>("smtp-tls"));
        var (login, authorities) = (Login(input), Authorities(input));
        if (!reader.IsWanted || (!reader.IsNamed && input.OptionalText("smtp-host") is null)) return null;
        foreach (var name in new[] { "smtp-host", "email-from", "email-to" }) reader.Require(name, "email");
        if (host is null || from is null || to is null) return null;
        var server = new SmtpServer { Host = host, Port = port, Tls = tls, Login = login, Authorities = authorities };
        return new EmailSettings { Server = server, From = from, To = to, Template = reader.Templates.For(SinkName.Email) };
    }

    private static string Host(string text) =>
        Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6 ? text : throw new FormatException("expected the name of a host, without scheme and port");

    private static SmtpLogin? Login(InputReader input)
    {
        var user = input.Parsed("smtp-username", text => text.Any(char.IsControl) ? throw new FormatException("expected one line") : text);
        var password = input.OptionalSecret("smtp-password");
        if (password is null && input.OptionalText("smtp-username") is not null) input.PrivateError("smtp-password", "'smtp-username' is given and needs it");
        if (password is not null && input.OptionalText("smtp-username") is null) input.Error("smtp-username", "'smtp-password' is given and needs it");
        return user is null || password is null ? null : new SmtpLogin(user, password);
    }

    private static X509Certificate2Collection? Authorities(InputReader input)
    {
        if (input.OptionalPath("smtp-ca-file") is not { } file) return null;
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(file.FullPath);
            if (found.Count > 0) return found;
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // Told below: the message of a library may quote what it read.
        }

        input.Error("smtp-ca-file", File.Exists(file.FullPath) ? "expected a file in PEM form with certificates" : "there is no such file in the workspace. Is the repository checked out?");
        return null;
    }
}
