namespace Actions.GitHub;

/// <summary>Why a call to GitHub failed, for callers that have another way.</summary>
public enum GitHubErrorKind
{
    /// <summary>The token is wrong or has expired.</summary>
    Unauthorized,

    /// <summary>The token may not do this.</summary>
    Forbidden,

    /// <summary>There is no such thing, or the token may not know of it.</summary>
    NotFound,

    /// <summary>It does not fit what is there now: GitHub says what.</summary>
    Conflict,

    /// <summary>The rate limit is used up for longer than this call may wait.</summary>
    RateLimited,

    /// <summary>No answer, or only server errors, after all retries.</summary>
    Unavailable,

    /// <summary>An answer this program does not understand, or a request GitHub does not.</summary>
    Unexpected,
}
