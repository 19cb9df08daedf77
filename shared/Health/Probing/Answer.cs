namespace Actions.Health;

/// <summary>A complete answer: status, headers and the body as far as it was read.</summary>
internal sealed record Answer
{
    public required int Status { get; init; }

    /// <summary>Headers by name; several of one name are joined with a comma, as RFC 9110 section 5.2 allows.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required AnswerBody Body { get; init; }

    /// <summary>From the start of the attempt to the end of the body.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>How long the server asks to wait (Retry-After), from now.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Redirects that were followed to it.</summary>
    public int Redirects { get; init; }

    /// <summary>Whole days until the certificate of its host expires; null without TLS.</summary>
    public int? CertificateDaysLeft { get; init; }

    /// <summary>The version it tells; null when none is looked for or told.</summary>
    public string? Version { get; init; }
}
