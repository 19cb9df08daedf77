namespace HealthCheck;

/// <summary>Why an answer, or a target, is not healthy. Written in lower case with hyphens; the list is closed: people filter by it.</summary>
internal enum Reason
{
    Status,
    Assertion,
    Version,
    Timeout,
    Deadline,
    Dns,
    Refused,
    Reset,
    TlsName,
    TlsTrust,
    TlsExpired,
    Redirect,
    TooLarge,
    Protocol,
    FailFast,
}
