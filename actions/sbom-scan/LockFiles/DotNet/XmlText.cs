using System.Xml;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Reads XML that holds its facts in attributes. Document types are refused, and nothing is fetched.</summary>
internal static class XmlText
{
    private const int DeepestNesting = 256;
    private const int MostElements = 250_000;

    /// <param name="file">The file.</param>
    /// <param name="root">What its outermost element must be called.</param>
    /// <param name="name">The elements that are wanted.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static IReadOnlyList<XmlFacts> Elements(LockFile file, string root, string name)
    {
        LineLength.Check(file.Bytes.Span);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };
        using var reader = XmlReader.Create(new MemoryStream(file.Bytes.ToArray()), settings);
        try
        {
            return Read(reader, root, name);
        }
        catch (XmlException problem)
        {
            throw Fault.At(Math.Max(problem.LineNumber, 1), $"this is not XML: {problem.Message}");
        }
    }

    private static List<XmlFacts> Read(XmlReader reader, string root, string name)
    {
        var found = new List<XmlFacts>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            var line = ((IXmlLineInfo)reader).LineNumber;
            if (reader.Depth == 0 && reader.LocalName != root) throw Fault.At(line, $"it begins with <{reader.LocalName}> instead of <{root}>");
            if (reader.Depth > DeepestNesting) throw Fault.At(line, $"nested deeper than {DeepestNesting} levels");
            if (found.Count == MostElements) throw Fault.At(line, $"more than {MostElements:N0} elements");
            if (reader.LocalName == name) found.Add(new XmlFacts(line, Attributes(reader)));
        }

        return found;
    }

    private static Dictionary<string, string> Attributes(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute()) attributes[reader.LocalName] = reader.Value;
        reader.MoveToElement();
        return attributes;
    }
}
