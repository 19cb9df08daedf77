namespace Actions.Health;

/// <summary>What a step sends.</summary>
public sealed record StepRequest
{
    /// <summary>GET, POST, …</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Where it goes.</summary>
    public required UrlTemplate Url { get; init; }

    /// <summary>Headers of this step; they take the place of those of the same name for all requests.</summary>
    public IReadOnlyList<(string Name, TemplateText Value)> Headers { get; init; } = [];

    /// <summary>The body; null for none.</summary>
    public StepBody? Body { get; init; }

    /// <summary>Longest time for one attempt; null for that of all requests.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The request with its values. What must not be shown of it is masked before it is returned.</summary>
    /// <exception cref="FormatException">A value is not there, or cannot stand in its place.</exception>
    internal (Target Target, RequestTemplate Template) Render(RequestTemplate common, FlowValues values, Action<string> mask)
    {
        var target = Url.Render(values);
        var own = Headers.Select(header => RequestHeader.Of(header.Name, header.Value.Render(values, (_, value) => value.Text))).ToList();
        var body = Body?.Render(values);
        foreach (var secret in (string[])[.. target.Secrets, .. own.SelectMany(header => header.Secrets), .. body?.Secrets ?? []]) mask(secret);
        return (target, common with
        {
            Method = Method,
            Body = body?.Text,
            Headers = [.. Others(common.Headers, own), .. Type(own), .. own],
            Timeout = Timeout ?? common.Timeout,
        });
    }

    private static IEnumerable<RequestHeader> Others(IEnumerable<RequestHeader> common, List<RequestHeader> own) =>
        common.Where(header => !own.Any(mine => mine.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<RequestHeader> Type(List<RequestHeader> own) =>
        Body?.Type is { } type && !own.Any(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) ? [RequestHeader.Of("Content-Type", type)] : [];
}
