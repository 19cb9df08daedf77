namespace LocalAws.Model;

/// <summary>A type of the official service model: what a member may hold.</summary>
public sealed class Shape(string name, string type)
{
    public string Name { get; } = name;

    /// <summary><c>structure</c>, <c>list</c>, <c>map</c>, <c>string</c>, <c>integer</c>, <c>long</c>, <c>double</c>, <c>boolean</c>, <c>timestamp</c>, <c>blob</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Members of a structure, in the model's order.</summary>
    public IReadOnlyDictionary<string, Shape> Members { get; internal set; } = new Dictionary<string, Shape>();

    /// <summary>REST protocols: members that do not stand in the body.</summary>
    public IReadOnlyDictionary<string, MemberLocation> Locations { get; internal set; } = new Dictionary<string, MemberLocation>();

    /// <summary>REST XML: what members that stand in the body are called there, where it is not their name.</summary>
    public IReadOnlyDictionary<string, string> XmlNames { get; internal set; } = new Dictionary<string, string>();

    /// <summary>REST protocols: the one member that is the whole body; null when all members of the body stand side by side in it.</summary>
    public string? Payload { get; internal set; }

    /// <summary>REST XML: the items of this list stand in the body without an element around them.</summary>
    public bool IsFlattened { get; internal set; }
    public IReadOnlyList<string> Required { get; internal set; } = [];

    /// <summary>Element of a list.</summary>
    public Shape? Element { get; internal set; }

    /// <summary>What the query protocol calls an item of this list.</summary>
    public string ElementName { get; internal set; } = "member";
    public Shape? Key { get; internal set; }
    public Shape? Value { get; internal set; }

    public IReadOnlyList<string> Enum { get; internal set; } = [];
    public double? Min { get; internal set; }
    public double? Max { get; internal set; }
    public string? Pattern { get; internal set; }

    /// <summary>Any JSON: the model says nothing about what is in it.</summary>
    public bool IsDocument { get; internal set; }

    /// <summary>The model says values of this shape are secret.</summary>
    public bool Sensitive { get; internal set; }

    /// <summary>Error code on the wire, where the model gives one that differs from the shape's name.</summary>
    public string? ErrorCode { get; internal set; }
    public int? ErrorStatus { get; internal set; }
}

/// <param name="Where"><c>uri</c>, <c>querystring</c>, <c>header</c>, <c>headers</c> (a map, one header for each key) or <c>statusCode</c>.</param>
/// <param name="Name">Label, query name, header name or what the names of the headers begin with; empty for the status.</param>
public sealed record MemberLocation(string Where, string Name);
