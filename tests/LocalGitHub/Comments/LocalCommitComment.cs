namespace LocalGitHub;

/// <summary>A comment on a commit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Commit">Full commit id.</param>
/// <param name="Login">Who wrote it.</param>
/// <param name="Body">Its text.</param>
public sealed record LocalCommitComment(long Id, string Commit, string Login, string Body)
{
    public string Repository { get; init; } = "acme/shop";
}
