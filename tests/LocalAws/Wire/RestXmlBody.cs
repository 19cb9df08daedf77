using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>Members of REST XML bodies: lists stand with or without an element around them, as the model says.</summary>
internal static class RestXmlBody
{
    /// <exception cref="ApiError">The text is no XML.</exception>
    public static JsonObject Read(string text, Shape shape)
    {
        try
        {
            return Structure(XElement.Parse(text), shape);
        }
        catch (System.Xml.XmlException broken)
        {
            throw new ApiError("MalformedXML", $"The XML you provided was not well-formed or did not validate against our published schema: {broken.Message}");
        }
    }

    public static IEnumerable<XElement> Write(Shape shape, JsonObject value, XNamespace space) =>
        shape.Members.Where(member => value[member.Key] is not null && !shape.Locations.ContainsKey(member.Key))
            .SelectMany(member => Elements(NameOf(shape, member.Key), member.Value, value[member.Key]!, space));

    private static IEnumerable<XElement> Elements(string name, Shape shape, JsonNode value, XNamespace space) => shape switch
    {
        { Type: "list", IsFlattened: true } => value.AsArray().Select(item => Element(name, shape.Element!, item!, space)),
        { Type: "list" } => [new XElement(space + name, value.AsArray().Select(item => Element(shape.ElementName, shape.Element!, item!, space)))],
        _ => [Element(name, shape, value, space)],
    };

    private static XElement Element(string name, Shape shape, JsonNode value, XNamespace space) => shape.Type switch
    {
        "structure" => new XElement(space + name, Write(shape, value.AsObject(), space)),
        "timestamp" => new XElement(space + name, DateTime.UnixEpoch.AddSeconds(value.GetValue<double>()).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        _ => new XElement(space + name, value.ToString()),
    };

    /// <summary>A name the model does not have stays as it is: the model check then says so.</summary>
    private static JsonObject Structure(XElement element, Shape shape)
    {
        var read = new JsonObject();
        foreach (var child in element.Elements())
        {
            var name = shape.Members.Keys.FirstOrDefault(member => NameOf(shape, member) == child.Name.LocalName) ?? child.Name.LocalName;
            var member = shape.Members.GetValueOrDefault(name);
            if (member is { Type: "list", IsFlattened: true })
                ((JsonArray)(read[name] ??= new JsonArray())).Add(Value(child, member.Element!));
            else
                read[name] = Value(child, member);
        }

        return read;
    }

    private static JsonNode Value(XElement element, Shape? shape) => shape?.Type switch
    {
        "structure" => Structure(element, shape),
        "list" => new JsonArray([.. element.Elements().Select(item => Value(item, shape.Element))]),
        _ => QueryForm.Typed(element.Value, shape),
    };

    private static string NameOf(Shape shape, string member) => shape.XmlNames.GetValueOrDefault(member) ?? member;
}
