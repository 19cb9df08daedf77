namespace LocalGitHub;

/// <summary>When to make which trouble.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="PathContains">Only requests whose path holds this text.</param>
/// <param name="Times">How often at most.</param>
/// <param name="Probability">From 0 to 1, drawn from the server's seed.</param>
/// <param name="Wait">For rate limits: how long clients are told to wait.</param>
public sealed record FaultRule(FaultKind Kind, string PathContains = "", int Times = int.MaxValue, double Probability = 1, TimeSpan Wait = default)
{
    /// <summary><c>Retry-After</c> as an HTTP date in place of seconds.</summary>
    public bool AsDate { get; init; }

    /// <summary>Only requests of this HTTP method; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>Status of <see cref="FaultKind.ServerError"/>.</summary>
    public int Status { get; init; } = 502;

    internal bool Applies(string method, string path) => (Method is null || Method == method) && path.Contains(PathContains, StringComparison.OrdinalIgnoreCase);
}
