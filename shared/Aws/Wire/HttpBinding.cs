namespace Actions.Aws;

/// <summary>How an operation of the REST protocols is put on HTTP. Members that are named nowhere here stand in the JSON body.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with members as labels: <c>/schedules/{Name}</c>.</param>
/// <param name="Query">Members that stand in the query, and their names there.</param>
internal sealed record HttpBinding(string Method, string Path, IReadOnlyDictionary<string, string> Query)
{
    public HttpBinding(string method, string path) : this(method, path, new Dictionary<string, string>())
    {
    }

    /// <summary>Members that stand in headers, and their names there.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The one member whose bytes are the whole body.</summary>
    public string? Payload { get; init; }

    /// <summary>Where the members of the answer stand; null when all of them are in its JSON body.</summary>
    public HttpAnswerBinding? Answer { get; init; }
}
