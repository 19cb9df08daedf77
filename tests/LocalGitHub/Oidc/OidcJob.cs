namespace LocalGitHub;

/// <summary>The job an identity token speaks for (GitHub documentation, "OpenID Connect reference").</summary>
/// <param name="RequestToken">Bearer token that must be shown to get one: <c>ACTIONS_ID_TOKEN_REQUEST_TOKEN</c>.</param>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Subject"><c>sub</c> claim, such as <c>repo:acme/shop:ref:refs/heads/main</c>.</param>
public sealed record OidcJob(string RequestToken, string Repository, string Subject)
{
    /// <summary>Further claims, such as <c>ref</c> or <c>environment</c>.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a token is valid; GitHub's are for five minutes.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);
}
