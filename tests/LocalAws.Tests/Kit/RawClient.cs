using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace LocalAws.Tests.Kit;

/// <summary>Sends requests byte by byte as given: no retries, no checks.</summary>
public sealed class RawClient(LocalAwsServer server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Endpoint, Timeout = TimeSpan.FromMinutes(1) };

    public Task<RawAnswer> JsonAsync(string service, string target, string body) =>
        SendAsync(SignedRequest.Json(server, service, target, body).Sign());

    public Task<RawAnswer> FormAsync(string form) => FormAsync("sts", form);

    public Task<RawAnswer> FormAsync(string service, string form) => SendAsync(SignedRequest.Form(server, service, form).Sign());

    public Task<RawAnswer> RestAsync(string service, string method, string path, string query = "", string body = "") =>
        SendAsync(SignedRequest.Rest(server, service, method, path, query, body).Sign());

    public Task<RawAnswer> SsmAsync(string operation, string body) => JsonAsync("ssm", $"AmazonSSM.{operation}", body);

    public Task<RawAnswer> LogsAsync(string operation, string body) => JsonAsync("logs", $"Logs_20140328.{operation}", body);

    public Task<RawAnswer> EcsAsync(string operation, string body) => JsonAsync("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", body);

    public async Task<RawAnswer> SendAsync(SignedRequest request)
    {
        var uri = request.Path + (request.Query.Length > 0 ? "?" + request.Query : "");
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), uri) { Content = new ByteArrayContent(request.Body) };
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Authorization.Length > 0)
            message.Headers.TryAddWithoutValidation("Authorization", request.Authorization);
        using var answer = await _http.SendAsync(message);
        return new RawAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), Header("x-amzn-requestid"))
        {
            ErrorType = Header("x-amzn-errortype"),
            QueryError = Header("x-amzn-query-error"),
            Headers = answer.Headers.ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase),
        };

        string? Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
    }

    public void Dispose() => _http.Dispose();
}

public sealed record RawAnswer(int Status, string Body, string? RequestId)
{
    /// <summary>Where rest-json tells the error code.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Where a service that once spoke the query protocol tells that protocol's code.</summary>
    public string? QueryError { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>The error code, whichever protocol answered.</summary>
    public string Code => Body.StartsWith('<')
        ? Xml("Code")!
        : ErrorType is not null ? ErrorType
        : Json["__type"]!.GetValue<string>() is var type ? type[(type.IndexOf('#') + 1)..] : "";

    public string Message => Body.StartsWith('<') ? Xml("Message")! : Json[ErrorType is null ? "message" : nameof(Message)]!.GetValue<string>();

    public string? Xml(string element) => XElement.Parse(Body).Descendants().FirstOrDefault(one => one.Name.LocalName == element)?.Value;

    public override string ToString() => new StringBuilder().Append(Status).Append(' ').Append(Body).ToString();
}
