using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>Writes a request of the "rest-json" protocol: labels in the path, some members in the query, the rest as JSON body.</summary>
internal sealed class RestJsonMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly RestJsonMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var sent = (WireRequest)input;
        var http = sent.Operation.Http ?? throw new InvalidOperationException($"{sent.Operation} has no HTTP binding");
        var members = JsonNode.Parse(sent.Body)!.AsObject();
        var request = new DefaultRequest(input, sent.Operation.Service.Id)
        {
            HttpMethod = http.Method,
            ResourcePath = http.Path,
            UseQueryString = http.Query.Count > 0,
            Headers = { ["X-Amz-Api-Version"] = sent.Operation.Service.ApiVersion },
        };
        foreach (var member in Labels(http.Path))
            request.AddPathResource($"{{{member}}}", Take(members, member) ?? throw new ArgumentException($"{sent.Operation}: {member} is missing"));
        foreach (var (member, name) in http.Query)
        {
            if (Take(members, member) is { } value)
                request.Parameters.Add(name, value);
        }
        if (http.Method is "GET" or "DELETE")
            return request;
        request.Content = BodyJson.Of(writer => members.WriteTo(writer));
        request.Headers["Content-Type"] = "application/json";
        return request;
    }

    private static IEnumerable<string> Labels(string path) =>
        path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'));

    private static string? Take(JsonObject members, string member)
    {
        var value = members[member]?.ToString();
        members.Remove(member);
        return value;
    }
}
