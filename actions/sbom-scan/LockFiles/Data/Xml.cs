using System.Xml;
using System.Xml.Linq;

namespace SbomScan.LockFiles.Data;

/// <summary>Reads XML without DTD and entities. Namespaces are passed over: elements are asked for by their local names.</summary>
internal static class Xml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="FormatException">It is not XML, is nested too deeply or too large, has a DTD, or its outermost element is another one.</exception>
    public static XElement Read(ReadOnlyMemory<byte> bytes, string root)
    {
        try
        {
            Check(bytes);
            using var reader = Reader(bytes);
            var element = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return element.Name.LocalName == root ? element : throw new FormatException($"line {element.Line()}: it begins with <{ForPeople.Shortened(element.Name.LocalName)}> where <{root}> was expected");
        }
        catch (XmlException problem)
        {
            throw new FormatException($"line {Math.Max(1, problem.LineNumber)}: this is not XML that is read here: {problem.Message}", problem);
        }
    }

    public static int Line(this XElement element) => LineOf(element);

    public static IEnumerable<XElement> All(this XElement? element, string name) => element?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    public static XElement? First(this XElement? element, string name) => element.All(name).FirstOrDefault();

    /// <summary>The text of a child; <see langword="null"/> when there is none, or nothing in it.</summary>
    public static string? Text(this XElement? element, string name) => element.First(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    // Before any of it is kept in memory.
    private static void Check(ReadOnlyMemory<byte> bytes)
    {
        var limit = new DataLimit();
        using var reader = Reader(bytes);
        while (reader.Read())
        {
            var line = LineOf((IXmlLineInfo)reader);
            if (reader.Depth > DataLimit.Deepest) throw new FormatException($"line {line}: it is nested deeper than {DataLimit.Deepest} levels");
            if (reader.NodeType == XmlNodeType.Element) limit.Count(line, 1 + reader.AttributeCount);
        }
    }

    private static XmlReader Reader(ReadOnlyMemory<byte> bytes) => XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), Settings);

    private static int LineOf(IXmlLineInfo place) => place.HasLineInfo() ? place.LineNumber : 0;
}
