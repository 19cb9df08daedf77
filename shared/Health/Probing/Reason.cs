namespace Actions.Health;

/// <summary>Why an answer, or a target, is not healthy. Written in lower case with hyphens; the list is closed: people filter by it.</summary>
public enum Reason
{
    /// <summary>Not a healthy status.</summary>
    Status,

    /// <summary>An assertion does not hold.</summary>
    Assertion,

    /// <summary>Not the version expected.</summary>
    Version,

    /// <summary>No complete answer in time.</summary>
    Timeout,

    /// <summary>The check ended before there was an answer.</summary>
    Deadline,

    /// <summary>The name cannot be resolved.</summary>
    Dns,

    /// <summary>No connection could be made.</summary>
    Refused,

    /// <summary>The connection broke before the answer was complete.</summary>
    Reset,

    /// <summary>The certificate is for another name.</summary>
    TlsName,

    /// <summary>The certificate is not trusted.</summary>
    TlsTrust,

    /// <summary>The certificate is outside its time.</summary>
    TlsExpired,

    /// <summary>A redirect that is not followed.</summary>
    Redirect,

    /// <summary>Larger than what is read.</summary>
    TooLarge,

    /// <summary>Not valid HTTP, or no TLS.</summary>
    Protocol,

    /// <summary>A status that will not get better.</summary>
    FailFast,
}
