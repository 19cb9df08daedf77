namespace Notify.Messages;

/// <summary>A notification as people read it, before any sink dresses it: plain text throughout, the most important first.</summary>
internal sealed record Message
{
    /// <summary>One line that begins with a sign, such as <c>✅ shop v1.4.0 deployed to production</c>.</summary>
    public required string Title { get; init; }

    public required Tone Tone { get; init; }

    /// <summary>Why; may have several lines and any length.</summary>
    public string? Reason { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Changes, jobs, builds.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The run first.</summary>
    public required IReadOnlyList<Link> Links { get; init; }
}
