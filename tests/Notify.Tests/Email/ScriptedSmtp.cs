using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Notify.Tests.Email;

/// <summary>
/// A mail server that does what the test says. The script is asked at each stage: <c>connect</c>, <c>EHLO</c>, <c>STARTTLS</c>,
/// <c>EHLO again</c>, <c>AUTH</c>, <c>MAIL</c>, <c>RCPT</c>, <c>DATA</c>, <c>end</c> (of the mail), <c>QUIT</c>. It gives the answer,
/// <see cref="Reset"/>, <see cref="Close"/>, <see cref="Hang"/>, or null for the usual.
/// </summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    public const string Reset = "(reset)";
    public const string Close = "(close)";
    public const string Hang = "(hang)";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<int, string, string?> script;
    private readonly List<string> heard = [];
    private readonly List<byte[]> mails = [];
    private readonly Task accepting;
    private int connections;

    public ScriptedSmtp(Func<int, string, string?>? script = null)
    {
        this.script = script ?? ((_, _) => null);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool IsImplicit { get; init; }

    public string Extensions { get; init; } = "250-PIPELINING\r\n250-SIZE 20000000\r\n250-8BITMIME\r\n";

    public bool OffersTls { get; init; } = true;

    public string Mechanisms { get; init; } = "PLAIN LOGIN";

    /// <summary>Every line that was sent in plain text or inside TLS, without mails.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (heard) return [.. heard];
        }
    }

    public IReadOnlyList<byte[]> Mails
    {
        get
        {
            lock (mails) return [.. mails];
        }
    }

    public int Connections => connections;

    /// <summary>The same answer at a stage of every connection.</summary>
    public static ScriptedSmtp At(string stage, string answer) => new((_, now) => now == stage ? answer : null);

    /// <summary>An answer at a stage of the first connections only.</summary>
    public static ScriptedSmtp At(string stage, string answer, int times) => new((connection, now) => now == stage && connection <= times ? answer : null);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await accepting;
        listener.Stop();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                _ = ServeAsync(client, Interlocked.Increment(ref connections));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, int connection)
    {
        using var _ = client;
        try
        {
            await new Dialogue(this, client, connection).RunAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or AuthenticationException)
        {
            // The client went away, or the test is over.
        }
    }

    private sealed class Dialogue(ScriptedSmtp server, TcpClient client, int connection)
    {
        private Stream stream = client.GetStream();
        private bool isSecure;

        public async Task RunAsync()
        {
            if (server.IsImplicit) await SecureAsync();
            var goesOn = await AnswerAsync("connect", "220 mail.test ESMTP");
            while (goesOn && await LineAsync() is { } line)
            {
                lock (server.heard) server.heard.Add(line);
                goesOn = await ObeyAsync(line);
            }
        }

        private async Task<bool> ObeyAsync(string line) => line.Split(' ', ':')[0].ToUpperInvariant() switch
        {
            "EHLO" or "HELO" => await AnswerAsync(isSecure && !server.IsImplicit ? "EHLO again" : "EHLO", Hello()),
            "STARTTLS" => await StartTlsAsync(),
            "AUTH" => await SignInAsync(line),
            "MAIL" => await AnswerAsync("MAIL", "250 2.1.0 OK"),
            "RCPT" => await AnswerAsync("RCPT", "250 2.1.5 OK"),
            "DATA" => await TakeMailAsync(),
            "QUIT" => await AnswerAsync("QUIT", "221 2.0.0 bye") && false,
            "RSET" or "NOOP" => await AnswerAsync("RSET", "250 OK"),
            _ => await AnswerAsync("other", "500 5.5.1 what?"),
        };

        private string Hello()
        {
            var tls = server.OffersTls && !isSecure ? "250-STARTTLS\r\n" : "";
            var signIn = isSecure && server.Mechanisms.Length > 0 ? $"250-AUTH {server.Mechanisms}\r\n" : "";
            return $"250-mail.test\r\n{tls}{signIn}{server.Extensions}250 HELP";
        }

        private async Task<bool> StartTlsAsync()
        {
            if (!await AnswerAsync("STARTTLS", "220 2.0.0 go ahead")) return false;
            if (server.script(connection, "STARTTLS") is { } other && !other.StartsWith("220", StringComparison.Ordinal)) return true;
            await SecureAsync();
            return true;
        }

        private async Task<bool> SignInAsync(string line)
        {
            if (line == "AUTH LOGIN")
            {
                await WriteAsync("334 VXNlcm5hbWU6\r\n");
                var user = await LineAsync();
                await WriteAsync("334 UGFzc3dvcmQ6\r\n");
                var password = await LineAsync();
                lock (server.heard) server.heard.AddRange([user!, password!]);
            }

            return await AnswerAsync("AUTH", "235 2.7.0 welcome");
        }

        private async Task<bool> TakeMailAsync()
        {
            if (!await AnswerAsync("DATA", "354 go on")) return false;
            if (server.script(connection, "DATA") is not null) return true;
            using var mail = new MemoryStream();
            while (await LineAsync() is { } line && line != ".") mail.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
            lock (server.mails) server.mails.Add(mail.ToArray());
            return await AnswerAsync("end", "250 2.0.0 taken");
        }

        /// <returns>False when the connection is over.</returns>
        private async Task<bool> AnswerAsync(string stage, string usual)
        {
            var answer = server.script(connection, stage) ?? usual;
            if (answer == Hang) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, server.stopping.Token);
            if (answer == Reset) client.LingerState = new LingerOption(true, 0);
            if (answer is Reset or Close) return false;

            await WriteAsync(answer + "\r\n");
            return true;
        }

        private async Task SecureAsync()
        {
            var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = MailCertificate.ForLocalhost.Server }, server.stopping.Token);
            (stream, isSecure) = (secure, true);
        }

        private async Task WriteAsync(string text)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(text), server.stopping.Token);
            await stream.FlushAsync(server.stopping.Token);
        }

        private async Task<string?> LineAsync()
        {
            var line = new StringBuilder();
            var one = new byte[1];
            while (await stream.ReadAsync(one, server.stopping.Token) == 1)
            {
                if (one[0] == '\n') return line.ToString().TrimEnd('\r');
                line.Append((char)one[0]);
            }

            return null;
        }
    }
}
