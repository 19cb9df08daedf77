using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>
/// Writes a request of the "rest-json" protocol: labels in the path, some members in query and headers, the rest as JSON body. A member
/// of many megabytes (the archive of a function) is copied once, as it is.
/// </summary>
internal sealed class RestJsonMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly RestJsonMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var sent = (WireRequest)input;
        var http = sent.Operation.Http ?? throw new InvalidOperationException($"{sent.Operation} has no HTTP binding");
        using var members = JsonDocument.Parse(sent.Body);
        var request = new DefaultRequest(input, sent.Operation.Service.Id)
        {
            HttpMethod = http.Method,
            ResourcePath = http.Path,
            UseQueryString = http.Query.Count > 0,
            Headers = { ["X-Amz-Api-Version"] = sent.Operation.Service.ApiVersion },
        };
        foreach (var member in Labels(http.Path))
            request.AddPathResource($"{{{member}}}", Text(members, member) ?? throw new ArgumentException($"{sent.Operation}: {member} is missing"));
        foreach (var (member, name) in http.Query)
        {
            if (Text(members, member) is { } value)
                request.Parameters.Add(name, value);
        }
        foreach (var (member, name) in http.Headers)
        {
            if (Text(members, member) is { } value)
                request.Headers[name] = value;
        }
        if (http.Method is "GET" or "DELETE")
            return request;
        request.Content = Body(http, members, sent.Body.Length);
        request.Headers["Content-Type"] = "application/json";
        return request;
    }

    private static byte[] Body(HttpBinding http, JsonDocument members, int about)
    {
        if (http.Payload is { } payload)
            return members.RootElement.TryGetProperty(payload, out var bytes) ? bytes.GetBytesFromBase64() : [];
        var elsewhere = Labels(http.Path).Concat(http.Query.Keys).Concat(http.Headers.Keys).ToHashSet(StringComparer.Ordinal);
        return BodyJson.Of(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in members.RootElement.EnumerateObject().Where(member => !elsewhere.Contains(member.Name)))
                member.WriteTo(writer);
            writer.WriteEndObject();
        }, about);
    }

    private static IEnumerable<string> Labels(string path) =>
        path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'));

    private static string? Text(JsonDocument members, string member) =>
        members.RootElement.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
