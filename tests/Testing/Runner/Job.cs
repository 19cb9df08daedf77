namespace Testing.Runner;

/// <summary>The facts a job hands to every step. Defaults: a push to main of <c>octo/shop</c>.</summary>
public sealed record Job
{
    public string Repository { get; init; } = "octo/shop";

    public string EventName { get; init; } = "push";

    /// <summary>The webhook payload, as JSON.</summary>
    public string Event { get; init; } = "{}";

    public string Sha { get; init; } = "0123456789abcdef0123456789abcdef01234567";

    public string Ref { get; init; } = "refs/heads/main";

    /// <summary>Of a pull request only.</summary>
    public string BaseRef { get; init; } = "";

    /// <summary>Of a pull request only.</summary>
    public string HeadRef { get; init; } = "";

    public string Actor { get; init; } = "octocat";

    public string RunId { get; init; } = "1000001";

    public string RunAttempt { get; init; } = "1";

    public string JobId { get; init; } = "deploy";

    public string Workflow { get; init; } = "Deploy";

    /// <summary><c>github.token</c>: an input default may name it; no variable carries it.</summary>
    public string Token { get; init; } = "";

    public Uri ServerUrl { get; init; } = new("https://github.com");

    public Uri ApiUrl { get; init; } = new("https://api.github.com");

    /// <summary>With <c>id-token: write</c>: where and with which credential a token is fetched.</summary>
    public (Uri Url, string Token)? IdToken { get; init; }
}
