using Actions.Git;

namespace ResolveEnvironment.Events;

/// <summary>What happened, as far as it decides where to deploy.</summary>
/// <param name="Event">Name of the event.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Branch or tag without <c>refs/…</c>; of a pull request or a merge group the branch it goes into.</param>
/// <param name="Sha">The commit; null when there is none any more.</param>
internal sealed record Occasion(string Event, RefKind Kind, string Name, ObjectId? Sha)
{
    public int? PullRequest { get; init; }

    /// <summary>For <c>workflow_run</c>, the event that started the run before.</summary>
    public string? Origin { get; init; }

    /// <summary>Marked as such at GitHub, or by its name.</summary>
    public bool IsPreRelease { get; init; }

    /// <summary>Who started this attempt of the run.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Why nothing can be deployed whatever the rules say; null when the rules decide.</summary>
    public string? Refusal { get; init; }

    public bool IsDispatch => Event == Rules.EventNames.Dispatch;
}
