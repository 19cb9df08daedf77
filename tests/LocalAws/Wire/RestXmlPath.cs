using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>Path and query of a REST XML operation, such as <c>/{Bucket}/{Key+}?uploads</c>: a label with a plus takes the slashes, too.</summary>
internal sealed class RestXmlPath
{
    private readonly OperationModel _operation;
    private readonly string _path;
    private readonly Dictionary<string, string> _literals;

    public RestXmlPath(OperationModel operation)
    {
        _operation = operation;
        var question = operation.Path.IndexOf('?');
        _path = question < 0 ? operation.Path : operation.Path[..question];
        _literals = QueryOf(question < 0 ? "" : operation.Path[(question + 1)..]).ToDictionary(pair => pair.Name, pair => pair.Value);
    }

    /// <summary>How much a request must have to be this operation: of two that fit, the one that asks for more is meant.</summary>
    public int Demands => _literals.Count + Demanded.Count();

    public bool Fits(WireRequest request)
    {
        var query = QueryOf(request.Query).ToDictionary(pair => pair.Name, pair => pair.Value);
        return _operation.Method == request.Method
            && Labels(request) is not null
            && _literals.All(literal => query.GetValueOrDefault(literal.Key) == literal.Value)
            && Demanded.All(where => where.Where == "header" ? request.Header(where.Name) is not null : query.ContainsKey(where.Name));
    }

    /// <returns>Labels with their decoded values; null when the path is another one.</returns>
    public Dictionary<string, string>? Labels(WireRequest request)
    {
        var wanted = _path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var given = request.Path.TrimStart('/').Split('/', 2).Where(part => part.Length > 0).ToList();
        return given.Count == wanted.Length
            ? wanted.Zip(given).ToDictionary(pair => pair.First.Trim('{', '}', '+'), pair => Uri.UnescapeDataString(pair.Second))
            : null;
    }

    /// <summary>Members of the query that name no operation. <c>x-id</c> is the name of the operation, which some clients add.</summary>
    public IEnumerable<(string Name, string Value)> Members(WireRequest request) =>
        QueryOf(request.Query).Where(pair => !_literals.ContainsKey(pair.Name) && pair.Name != "x-id" && !pair.Name.StartsWith("X-Amz-", StringComparison.Ordinal));

    private IEnumerable<MemberLocation> Demanded =>
        _operation.Input!.Required.Select(name => _operation.Input.Locations.GetValueOrDefault(name)).OfType<MemberLocation>().Where(where => where.Where is "querystring" or "header");

    private static IEnumerable<(string Name, string Value)> QueryOf(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : ""));
}
