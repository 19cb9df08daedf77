namespace LocalAws.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>The service's own throttling error; not executed.</summary>
    Throttle,

    /// <summary>HTTP 500 InternalFailure; not executed.</summary>
    Error500,

    /// <summary>HTTP 503 ServiceUnavailable; not executed.</summary>
    Error503,

    /// <summary>Never answered and not executed: the client's own time-out ends it.</summary>
    Hang,

    /// <summary>The connection is reset before the request is executed.</summary>
    ResetBefore,

    /// <summary>The request is executed, then the connection is reset: the answer is lost.</summary>
    ResetAfter,

    /// <summary>Answered later by <see cref="FaultRule.Delay"/> of real time; later rules still apply.</summary>
    Latency,

    /// <summary>Executed; the connection ends in the middle of the answer's body.</summary>
    TruncatedBody,

    /// <summary>Executed; the answer is HTTP 200 with a body that is not JSON or XML.</summary>
    InvalidBody,

    /// <summary>Not executed; HTTP 502 with an HTML page, as a proxy in between would answer.</summary>
    HtmlPage,

    /// <summary>Access denied; not executed.</summary>
    Deny,
}
