namespace LocalOsv;

/// <summary>A request as it arrived, and the status it was answered with (0 when it was cut).</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">Headers by name, several of a name joined by a comma.</param>
/// <param name="Body">Body as text.</param>
public sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public int Status { get; internal set; }
}
