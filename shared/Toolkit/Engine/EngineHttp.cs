using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actions.Toolkit;

/// <summary>HTTP over the unix socket of a container engine.</summary>
public sealed class EngineHttp : IDisposable
{
    private readonly string socket;
    private readonly HttpClient http;

    /// <param name="socket">Its path, such as <see cref="EngineSocket.Find"/> finds it.</param>
    public EngineHttp(string socket)
    {
        this.socket = socket;
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync })
        {
            BaseAddress = new Uri("http://docker/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends a request; the answer's body is still to be read.</summary>
    /// <param name="method">Method of the request.</param>
    /// <param name="path">Path and query, without a slash at the beginning.</param>
    /// <param name="body">Body of the request; null sends none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="registryAuth">Value of <c>X-Registry-Auth</c>; null sends none.</param>
    /// <exception cref="EngineError">The engine said no.</exception>
    /// <exception cref="WorldError">No engine answers.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken, string? registryAuth = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (registryAuth is not null)
            request.Headers.TryAddWithoutValidation("X-Registry-Auth", registryAuth);
        var answer = await TryAsync(() => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
        // 304: it is started, or stopped, already.
        if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified)
            return answer;
        using (answer)
            throw new EngineError((int)answer.StatusCode, Message(await TextAsync(answer, cancellationToken)));
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<string> TextAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, path, body, cancellationToken);
        return await TextAsync(answer, cancellationToken);
    }

    /// <summary>Does something with a connection; one that breaks is told in words.</summary>
    /// <exception cref="WorldError">It broke.</exception>
    public async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new WorldError($"The container engine at {socket} does not answer: {problem.GetBaseException().Message}", "Check that it runs and that this user may use it.", problem);
        }
    }

    private Task<string> TextAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        TryAsync(() => answer.Content.ReadAsStringAsync(cancellationToken));

    private static string Message(string body)
    {
        try
        {
            return JsonNode.Parse(body)?["message"]?.GetValue<string>() ?? body;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return body.Trim();
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
            return new NetworkStream(connection, ownsSocket: true);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
