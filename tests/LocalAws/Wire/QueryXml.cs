using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>Writes output members as the query protocol's XML; times become ISO 8601.</summary>
internal static class QueryXml
{
    public static IEnumerable<XElement> Members(Shape shape, JsonObject output, XNamespace space) =>
        shape.Members.Where(member => output[member.Key] is not null)
            .Select(member => new XElement(space + member.Key, Content(member.Value, output[member.Key]!, space)));

    private static IEnumerable<object> Content(Shape shape, JsonNode value, XNamespace space) => shape.Type switch
    {
        "structure" => Members(shape, value.AsObject(), space),
        "list" => value.AsArray().Select(item => new XElement(space + shape.ElementName, Content(shape.Element!, item!, space))),
        "timestamp" => [Iso(value.GetValue<double>())],
        "boolean" => [value.GetValue<bool>() ? "true" : "false"],
        _ => [value.ToString()],
    };

    private static string Iso(double epochSeconds) =>
        DateTime.UnixEpoch.AddSeconds(epochSeconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
