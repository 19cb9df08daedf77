using System.Net;

namespace Actions.GitHub;

/// <summary>A whole answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Body as text.</param>
/// <param name="Next">Address of the next page, as the Link header gives it.</param>
internal sealed record GitHubAnswer(HttpStatusCode Status, string Body, Uri? Next)
{
    /// <summary>For a rate limit or a server error: how long GitHub asks to wait.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>True for a rate limit, which refused the call before anything was done.</summary>
    public bool IsRateLimited { get; init; }

    /// <summary>Permissions that would do, as GitHub names them: <c>contents=read</c>.</summary>
    public string? AcceptedPermissions { get; init; }

    public bool IsServerError => (int)Status >= 500 || Status == HttpStatusCode.RequestTimeout;
}
