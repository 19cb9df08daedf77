namespace LocalGitHub;

/// <summary>A comment on a pull request.</summary>
/// <param name="Id">Its id; higher ones are younger.</param>
/// <param name="Number">Number of the pull request.</param>
/// <param name="Login">Who wrote it; ends with <c>[bot]</c> for the token of a job.</param>
/// <param name="Body">Its text.</param>
public sealed record LocalComment(long Id, int Number, string Login, string Body)
{
    public string Repository { get; init; } = "acme/shop";

    /// <summary>Folded away by somebody.</summary>
    public bool IsMinimized { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Its id in the GraphQL API.</summary>
    public string NodeId => $"IC_{Id}";

    public string Url => $"https://github.com/{Repository}/pull/{Number}#issuecomment-{Id}";
}
