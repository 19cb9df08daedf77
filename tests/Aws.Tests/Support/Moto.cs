using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Actions.Toolkit;

namespace Actions.Aws.Tests;

/// <summary>The server of moto, another imitation of AWS, as a process: what both it and ours take is no misunderstanding of ours alone.</summary>
internal sealed class Moto : IAsyncDisposable
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly HttpClient http;

    private Moto(Process process, Uri url)
    {
        this.process = process;
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url };
    }

    public AwsSession Session { get; private set; } = null!;

    /// <summary>Skips the test when there is no moto, naming the command that installs it.</summary>
    public static async Task<Moto> StartAsync()
    {
        var port = FreePort();
        var command = new ProcessStartInfo("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", $"{port}"])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        // What leads our own tests astray on purpose would lead moto astray too: it is a client of its own imitation.
        foreach (var name in command.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal) || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)).ToList())
            command.Environment.Remove(name);
        command.Environment["AWS_ACCESS_KEY_ID"] = command.Environment["AWS_SECRET_ACCESS_KEY"] = "moto";
        var server = Process.Start(command)!;
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        var moto = new Moto(server, new Uri($"http://127.0.0.1:{port}"));
        if (!await moto.IsReadyAsync())
        {
            await moto.DisposeAsync();
            Assert.Skip("The server of moto does not start. Install it with: python3 -m pip install 'moto[server]'");
        }
        var log = new ActionLog(TextWriter.Null, forRunner: false, debug: false);
        moto.Session = await AwsSession.CreateAsync(new AwsSettings(), Aws.Tests.Session.Keys(moto.http.BaseAddress!), log, TimeProvider.System, CancellationToken.None);
        return moto;
    }

    /// <summary>A function that answers without a container.</summary>
    public async Task CreateFunctionAsync(string name, byte[] zip)
    {
        await PostAsync("moto-api/config", "", """{"lambda":{"use_docker":false}}""", "application/json");
        await PostAsync("", "iam", $"Action=CreateRole&Version=2010-05-08&RoleName={name}&Path=/&AssumeRolePolicyDocument={Uri.EscapeDataString(Trust)}", "application/x-www-form-urlencoded");
        await PostAsync(
            "2015-03-31/functions", "lambda",
            $$"""{"FunctionName":"{{name}}","Role":"arn:aws:iam::123456789012:role/{{name}}","Runtime":"python3.12","Handler":"app.handler","Code":{"ZipFile":"{{Convert.ToBase64String(zip)}}" } }""",
            "application/json");
    }

    public async ValueTask DisposeAsync()
    {
        Session?.Dispose();
        http.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, http.BaseAddress!.Port);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
        return false;
    }

    private async Task PostAsync(string path, string service, string body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new(type);
        // Moto reads the service from the signature, and does not verify it.
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/{service}/aws4_request, SignedHeaders=host, Signature=x");
        using var answer = await http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
