using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Notify.Tests.Email;

/// <summary>A real Exim that signs people in behind TLS and delivers every mail into a file, with all it writes in one temporary folder.</summary>
public sealed class EximServer : IAsyncLifetime
{
    private const string Program = "/usr/sbin/exim4";
    private const string Account = "Debian-exim";

    private readonly string folder = Directory.CreateTempSubdirectory("exim-").FullName;
    private Process? process;

    /// <summary>For STARTTLS.</summary>
    public int Port { get; private set; }

    /// <summary>For TLS from the first byte.</summary>
    public int ImplicitPort { get; private set; }

    /// <summary>Ends the test, out loud, where Exim is missing.</summary>
    public static void Need() => Assert.SkipUnless(File.Exists(Program), "No mail was sent through a real server: apt-get update && apt-get install -y --no-install-recommends exim4-daemon-light");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        (Port, ImplicitPort) = (FreePort(), FreePort());
        foreach (var name in new[] { "spool", "log", "mail" }) Directory.CreateDirectory(In(name));
        await File.WriteAllTextAsync(In("server.pem"), MailCertificate.ForLocalhost.Server.ExportCertificatePem());
        await File.WriteAllTextAsync(In("key.pem"), MailCertificate.ForLocalhost.Server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(In("exim.conf"), Configuration());
        process = Start();
        await UntilAsync(() => Answers(Port) && Answers(ImplicitPort), "Exim does not answer");
    }

    /// <summary>The mail with this id, as it was delivered, and to whom.</summary>
    public async Task<byte[]> MailAsync(string messageId)
    {
        byte[]? found = null;
        await UntilAsync(() => (found = Mails().FirstOrDefault(mail => Text(mail).Contains($"Message-Id: <{messageId}>", StringComparison.OrdinalIgnoreCase))) is not null, "the mail was not delivered");
        return found!;
    }

    public string Log() => string.Concat(Directory.GetFiles(In("log")).Select(ReadAllText));

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string In(string name) => Path.Combine(folder, name);

    // Those that are still written begin with "temp".
    private IEnumerable<byte[]> Mails() => Directory.GetFiles(In("mail"), "q*").Select(File.ReadAllBytes);

    private static string Text(byte[] mail) => System.Text.Encoding.Latin1.GetString(mail);

    private static string ReadAllText(string path) => Text(File.ReadAllBytes(path));

    // As root it would have to give up its rights for each delivery; as its own user it has none to begin with.
    private Process Start()
    {
        var isRoot = Environment.UserName == "root";
        if (isRoot) Process.Start(new ProcessStartInfo("chown", ["-R", Account, folder]))!.WaitForExit();
        string[] command = [Program, "-C", In("exim.conf"), "-bdf"];
        var start = isRoot ? new ProcessStartInfo("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--clear-groups", .. command]) : new ProcessStartInfo(command[0], command[1..]);
        start.WorkingDirectory = "/";
        return Process.Start(start)!;
    }

    private string Configuration() => $$$"""
        CREDENTIALS = {{{MailRun.User}}}:{{{MailRun.Password}}}
        primary_hostname = mail.test
        spool_directory = {{{In("spool")}}}
        log_file_path = {{{In("log")}}}/%slog
        pid_file_path = {{{In("pid")}}}
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = {{{Port}}} : {{{ImplicitPort}}}
        tls_on_connect_ports = {{{ImplicitPort}}}
        tls_advertise_hosts = *
        tls_certificate = {{{In("server.pem")}}}
        tls_privatekey = {{{In("key.pem")}}}
        auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
        acl_smtp_rcpt = acl_rcpt
        acl_smtp_data = acl_data
        deliver_drop_privilege = true
        keep_environment =
        message_size_limit = 20M

        begin acl
        acl_rcpt:
          deny domains = refused.example
          defer domains = later.example
          accept authenticated = *
          deny
        acl_data:
          accept

        begin routers
        all:
          driver = accept
          transport = file

        begin transports
        file:
          driver = appendfile
          directory = {{{In("mail")}}}
          envelope_to_add = true

        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = ${if eq{$auth2:$auth3}{CREDENTIALS}}
          server_set_id = $auth2
        """;

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task UntilAsync(Func<bool> isTrue, string otherwise)
    {
        for (var left = 600; left > 0; left--)
        {
            if (isTrue()) return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{otherwise}: {Log()}");
    }
}
