namespace LocalGitHub;

/// <summary>Trouble a rule makes.</summary>
public enum FaultKind
{
    /// <summary>A server error, 502 unless the rule names another, as GitHub's front answers when something behind it is down.</summary>
    ServerError,

    /// <summary>403 with <c>x-ratelimit-remaining: 0</c> and <c>x-ratelimit-reset</c>.</summary>
    PrimaryRateLimit,

    /// <summary>429 with <c>retry-after</c>.</summary>
    SecondaryRateLimit,

    /// <summary>The connection is cut without an answer.</summary>
    Reset,

    /// <summary>What was asked is done, and the connection cut without an answer.</summary>
    LostAnswer,

    /// <summary>No answer comes.</summary>
    Hang,
}
