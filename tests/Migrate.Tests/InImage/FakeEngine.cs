using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Migrate.Tests.InImage;

/// <summary>An engine on a unix socket with one container, which writes and ends as the test says.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource started = new();
    private readonly TaskCompletionSource ended = new();
    private readonly List<EngineRequest> requests = [];
    private readonly Task accepting;

    public FakeEngine()
    {
        listener.Bind(new UnixDomainSocketEndPoint(Socket));
        listener.Listen();
        accepting = AcceptAsync();
    }

    public string Socket { get; } = Path.Combine(Path.GetTempPath(), $"engine-{Guid.NewGuid():N}.sock");

    public bool HasImage { get; set; } = true;

    /// <summary>Status and lines of the answer to a pull.</summary>
    public (int Status, string Body) Pull { get; set; } = (200, """{"status":"Pulling from shop/api"}""" + "\r\n");

    public (int Status, string Body) Start { get; set; } = (204, "");

    /// <summary>What the container writes, one write for each piece.</summary>
    public IReadOnlyList<byte[]> Output { get; set; } = [];

    /// <summary>It runs until it is stopped.</summary>
    public bool RunsOn { get; set; }

    /// <summary>How many questions for its end are answered by closing the connection.</summary>
    public int LostWaits { get; set; }

    public JsonObject End { get; set; } = new() { ["ExitCode"] = 0, ["OOMKilled"] = false, ["Error"] = "" };

    /// <summary>The container that the action itself runs in: id and description.</summary>
    public (string Id, JsonObject Description)? Own { get; set; }

    public IReadOnlyList<EngineRequest> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    public EngineRequest Only(string method, string path) => Requests.Where(request => request.Method == method && Regex.IsMatch(request.Path, path)).ShouldHaveSingleItem();

    /// <summary>The frame of one piece of output.</summary>
    public static byte[] Frame(string text, bool isError = false) => Frame(Encoding.UTF8.GetBytes(text), isError);

    public static byte[] Frame(byte[] text, bool isError = false) =>
        [(byte)(isError ? 2 : 1), 0, 0, 0, (byte)(text.Length >> 24), (byte)(text.Length >> 16), (byte)(text.Length >> 8), (byte)text.Length, .. text];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        stopping.Dispose();
        File.Delete(Socket);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptAsync(stopping.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        await using var stream = new NetworkStream(connection, ownsSocket: true);
        try
        {
            var request = await EngineRequest.ReadAsync(stream, stopping.Token);
            lock (requests)
                requests.Add(request);
            await AnswerAsync(request, stream);
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The action went away, or the test is over.
        }
    }

    private Task AnswerAsync(EngineRequest request, Stream stream) => (request.Method, request.Path.Split('?')[0].Replace("/v1.41", "", StringComparison.Ordinal)) switch
    {
        (_, "/_ping") => TextAsync(stream, 200, "OK", "Api-Version: 1.41"),
        ("GET", ['/', 'i', 'm', 'a', 'g', 'e', 's', ..]) => TextAsync(stream, HasImage ? 200 : 404, HasImage ? "{}" : """{"message":"No such image"}"""),
        (_, "/images/create") => PullAsync(stream),
        (_, "/containers/create") => TextAsync(stream, 201, """{"Id":"0123","Warnings":[]}"""),
        ("GET", var path) => InspectAsync(path, stream),
        (_, var path) when path.EndsWith("/attach", StringComparison.Ordinal) => AttachAsync(stream),
        (_, var path) when path.EndsWith("/start", StringComparison.Ordinal) => StartAsync(stream),
        (_, var path) when path.EndsWith("/wait", StringComparison.Ordinal) => WaitAsync(stream),
        (_, var path) when path.EndsWith("/stop", StringComparison.Ordinal) => StopAsync(stream),
        _ => TextAsync(stream, 204, ""),
    };

    private Task PullAsync(Stream stream)
    {
        HasImage = Pull.Status == 200 && !Pull.Body.Contains("error", StringComparison.Ordinal);
        return TextAsync(stream, Pull.Status, Pull.Body);
    }

    private Task InspectAsync(string path, Stream stream) => path switch
    {
        _ when Own is { } own && path == $"/containers/{own.Id}/json" => TextAsync(stream, 200, own.Description.ToJsonString()),
        _ when path.StartsWith("/containers/migrate-", StringComparison.Ordinal) => TextAsync(stream, 200, new JsonObject { ["Id"] = "0123", ["State"] = End.DeepClone() }.ToJsonString()),
        _ => TextAsync(stream, 404, """{"message":"No such container"}"""),
    };

    private async Task StartAsync(Stream stream)
    {
        if (Start.Status < 300)
            started.TrySetResult();
        await TextAsync(stream, Start.Status, Start.Body);
    }

    // The engine says that it will send bytes of no known number, and closes at the end.
    private async Task AttachAsync(Stream stream)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n"u8.ToArray(), stopping.Token);
        await started.Task.WaitAsync(stopping.Token);
        foreach (var piece in Output)
        {
            await stream.WriteAsync(piece, stopping.Token);
            await stream.FlushAsync(stopping.Token);
        }
        if (RunsOn)
            await ended.Task.WaitAsync(stopping.Token);
        ended.TrySetResult();
    }

    private async Task WaitAsync(Stream stream)
    {
        if (LostWaits-- > 0)
            return;
        await ended.Task.WaitAsync(stopping.Token);
        await TextAsync(stream, 200, $$"""{"StatusCode":{{End["ExitCode"]}}}""");
    }

    private Task StopAsync(Stream stream)
    {
        ended.TrySetResult();
        return TextAsync(stream, 204, "");
    }

    private Task TextAsync(Stream stream, int status, string body, string header = "Server: fake") =>
        stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nConnection: close\r\n{header}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"), stopping.Token).AsTask();
}
