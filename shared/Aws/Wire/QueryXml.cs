using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;

namespace Actions.Aws;

/// <summary>
/// Turns the XML answer of a query service into the JSON its record is read from. XML does not tell one item from a list, nor a number
/// from a text: the record's own type says which it is.
/// </summary>
internal static class QueryXml
{
    /// <param name="body">The whole answer.</param>
    /// <param name="operation">Name of the operation: its result stands in <c>&lt;OperationResult&gt;</c>.</param>
    /// <param name="type">What the result will be read as.</param>
    /// <exception cref="System.Xml.XmlException">The body is not XML.</exception>
    public static byte[] ToJson(byte[] body, string operation, JsonTypeInfo type)
    {
        using var stream = new MemoryStream(body);
        var root = XDocument.Load(stream).Root!;
        var result = Child(root, $"{operation}Result") ?? throw new JsonException($"there is no {operation}Result in the answer");
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
            Write(writer, result, type);
        return json.ToArray();
    }

    /// <summary>Error code and message of <c>&lt;ErrorResponse&gt;</c>; null where they are absent.</summary>
    public static (string? Code, string? Message, string? RequestId) Error(byte[] body)
    {
        try
        {
            using var stream = new MemoryStream(body);
            var root = XDocument.Load(stream).Root!;
            var error = Child(root, "Error") ?? root;
            return (Child(error, "Code")?.Value, Child(error, "Message")?.Value, Child(root, "RequestId")?.Value ?? Child(root, "RequestID")?.Value);
        }
        catch (System.Xml.XmlException)
        {
            return default;
        }
    }

    private static void Write(Utf8JsonWriter writer, XElement element, JsonTypeInfo type)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                WriteMembers(writer, element, type);
                break;
            case JsonTypeInfoKind.Enumerable:
                writer.WriteStartArray();
                foreach (var item in element.Elements())
                    Write(writer, item, type.Options.GetTypeInfo(type.ElementType!));
                writer.WriteEndArray();
                break;
            default:
                WriteScalar(writer, element.Value, Nullable.GetUnderlyingType(type.Type) ?? type.Type);
                break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, XElement element, JsonTypeInfo type)
    {
        writer.WriteStartObject();
        foreach (var property in type.Properties)
        {
            if (Child(element, property.Name) is not { } child)
                continue;
            writer.WritePropertyName(property.Name);
            Write(writer, child, type.Options.GetTypeInfo(property.PropertyType));
        }
        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, string text, Type type)
    {
        if (type == typeof(string) || type == typeof(DateTimeOffset))
            writer.WriteStringValue(text);
        else
            writer.WriteRawValue(text.Trim());
    }

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
