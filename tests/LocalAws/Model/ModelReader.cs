using System.Text.Json.Nodes;

namespace LocalAws.Model;

/// <summary>Reads one file of the subset, as <c>generate.py</c> writes it.</summary>
internal static class ModelReader
{
    public static ServiceModel Read(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var shapes = ReadShapes(root["shapes"]!.AsObject());
        var metadata = root["metadata"]!;
        var prefix = metadata["endpointPrefix"]!.GetValue<string>();
        return new ServiceModel
        {
            Source = root["source"]!.GetValue<string>(),
            SigningName = Text(metadata, "signingName") ?? prefix,
            ServiceId = Text(metadata, "serviceId")!,
            EndpointPrefix = prefix,
            ApiVersion = Text(metadata, "apiVersion")!,
            Protocols = metadata["protocols"] is { } all ? Strings(all) : [Text(metadata, "protocol")!],
            IsQueryCompatible = metadata["awsQueryCompatible"] is not null,
            JsonVersion = Text(metadata, "jsonVersion"),
            TargetPrefix = Text(metadata, "targetPrefix"),
            XmlNamespace = Text(metadata, "xmlNamespace"),
            Operations = root["operations"]!.AsObject().ToDictionary(pair => pair.Key, pair => ReadOperation(pair.Key, pair.Value!, shapes)),
            Shapes = shapes,
        };
    }

    private static OperationModel ReadOperation(string name, JsonNode operation, Dictionary<string, Shape> shapes)
    {
        Shape? Named(string member) => Text(operation, member) is { } shape ? shapes[shape] : null;
        return new OperationModel(
            name,
            Text(operation, "method")!,
            Text(operation, "path")!,
            Named("input"),
            Named("output"),
            Text(operation, "resultWrapper"),
            operation["unsigned"]?.GetValue<bool>() ?? false,
            [.. Strings(operation["errors"]).Select(error => shapes[error])])
        {
            Status = operation["status"]?.GetValue<int>() ?? 200,
        };
    }

    private static Dictionary<string, Shape> ReadShapes(JsonObject json)
    {
        var shapes = json.ToDictionary(pair => pair.Key, pair => new Shape(pair.Key, Text(pair.Value!, "type")!));
        foreach (var (name, facts) in json)
            Fill(shapes[name], facts!, reference => shapes[Text(reference, "shape")!]);
        return shapes;
    }

    private static void Fill(Shape shape, JsonNode facts, Func<JsonNode, Shape> resolve)
    {
        Shape? Part(string part) => facts[part] is { } reference ? resolve(reference) : null;
        shape.Members = facts["members"]?.AsObject().ToDictionary(pair => pair.Key, pair => resolve(pair.Value!)) ?? [];
        shape.Locations = facts["members"]?.AsObject().Where(pair => pair.Value!["location"] is not null)
            .ToDictionary(pair => pair.Key, pair => new MemberLocation(Text(pair.Value!, "location")!, Text(pair.Value!, "locationName") ?? "")) ?? [];
        shape.XmlNames = facts["members"]?.AsObject().Where(pair => pair.Value!["location"] is null && pair.Value!["locationName"] is not null)
            .ToDictionary(pair => pair.Key, pair => Text(pair.Value!, "locationName")!) ?? [];
        shape.Payload = Text(facts, "payload");
        shape.IsFlattened = facts["flattened"]?.GetValue<bool>() ?? false;
        shape.Required = Strings(facts["required"]);
        shape.Element = Part("member");
        shape.ElementName = facts["member"] is { } item && Text(item, "locationName") is { } name ? name : "member";
        shape.Key = Part("key");
        shape.Value = Part("value");
        shape.Enum = Strings(facts["enum"]);
        shape.Min = facts["min"]?.GetValue<double>();
        shape.Max = facts["max"]?.GetValue<double>();
        shape.Pattern = Text(facts, "pattern");
        shape.IsDocument = facts["document"]?.GetValue<bool>() ?? false;
        shape.Sensitive = facts["sensitive"]?.GetValue<bool>() ?? false;
        shape.ErrorCode = facts["error"] is { } error ? Text(error, "code") : null;
        shape.ErrorStatus = facts["error"]?["httpStatusCode"]?.GetValue<int>();
    }

    private static string? Text(JsonNode node, string member) => node[member]?.GetValue<string>();

    private static List<string> Strings(JsonNode? list) => list?.AsArray().Select(item => item!.GetValue<string>()).ToList() ?? [];
}
