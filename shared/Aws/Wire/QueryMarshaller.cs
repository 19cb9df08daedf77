using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>
/// Writes a request of the "query" protocol: <c>Action=…&amp;Version=…&amp;Names.member.1=…</c>, members of members behind a dot.
/// </summary>
internal sealed class QueryMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly QueryMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var sent = (WireRequest)input;
        var service = sent.Operation.Service;
        var fields = new List<(string Name, string Value)> { ("Action", sent.Operation.Name), ("Version", service.ApiVersion) };
        foreach (var (member, value) in JsonNode.Parse(sent.Body)!.AsObject())
            Add(fields, service, member, value);
        var form = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
        return new DefaultRequest(input, service.Id)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = Encoding.UTF8.GetBytes(form),
            Headers = { ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8" },
        };
    }

    private static void Add(List<(string Name, string Value)> fields, ServiceInfo service, string path, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (member, inner) in members)
                    Add(fields, service, $"{path}.{member}", inner);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    Add(fields, service, $"{path}.{service.ItemNames.GetValueOrDefault(path, "member")}.{i + 1}", items[i]);
                break;
            case not null:
                fields.Add((path, value.ToString()));
                break;
        }
    }
}
