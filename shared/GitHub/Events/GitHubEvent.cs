using System.Text.Json;
using Actions.Toolkit;

namespace Actions.GitHub;

/// <summary>
/// What an event payload (the file at <c>GITHUB_EVENT_PATH</c>) says, as far as the actions need it. Fields that the payload
/// lacks, or holds in another type than GitHub documents, are <see langword="null"/> or <see langword="false"/>: payloads differ
/// between events, server versions and tools that imitate the runner. Commit ids are given only when they are hexadecimal with
/// 40 (SHA-1) or 64 (SHA-256) digits, so that they can be handed to git as they are.
/// Source of the field names: GitHub documentation, "Webhook events and payloads".
/// </summary>
public sealed record GitHubEvent
{
    /// <summary>The event as in <c>GITHUB_EVENT_NAME</c>: <c>push</c>, <c>pull_request</c>, ….</summary>
    public required string Name { get; init; }

    /// <summary>The activity, for example <c>opened</c> or <c>synchronize</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The full ref of a push (<c>refs/heads/main</c>) or the ref chosen for a dispatch.</summary>
    public string? Ref { get; init; }

    /// <summary>Push: the full ref this one was branched from, when GitHub knows it.</summary>
    public string? BaseRef { get; init; }

    /// <summary>Push: the commit before; <see langword="null"/> when the ref is new (GitHub sends zeros) or the event has none.</summary>
    public string? Before { get; init; }

    /// <summary>Push: the commit after; <see langword="null"/> when the ref was deleted (GitHub sends zeros) or the event has none.</summary>
    public string? After { get; init; }

    /// <summary>Push: history was rewritten.</summary>
    public bool Forced { get; init; }

    /// <summary>Push: the ref is new.</summary>
    public bool Created { get; init; }

    /// <summary>Push: the ref was removed. True as well for the event <c>delete</c>.</summary>
    public bool Deleted { get; init; }

    /// <summary>Push: message of the head commit. Text written by others.</summary>
    public string? HeadCommitMessage { get; init; }

    /// <summary>The repository the workflow runs in.</summary>
    public EventRepository? Repository { get; init; }

    /// <summary>The pull request of <c>pull_request</c>, <c>pull_request_target</c> and review events.</summary>
    public EventPullRequest? PullRequest { get; init; }

    /// <summary>
    /// Number of the pull request this event is about, also where the payload holds only an issue (<c>issue_comment</c>).
    /// </summary>
    public int? PullRequestNumber { get; init; }

    /// <summary>The group of a merge queue.</summary>
    public EventMergeGroup? MergeGroup { get; init; }

    /// <summary>The run that caused a <c>workflow_run</c> event.</summary>
    public EventWorkflowRun? WorkflowRun { get; init; }

    /// <summary>Tag of a <c>release</c> event, without <c>refs/tags/</c>.</summary>
    public string? ReleaseTag { get; init; }

    /// <summary>Whether a <c>release</c> event is about one that is marked as a pre-release.</summary>
    public bool IsPreRelease { get; init; }

    /// <summary>Login of who caused the event.</summary>
    public string? Sender { get; init; }

    /// <summary>Inputs of <c>workflow_dispatch</c>; empty for other events. Values are texts as GitHub sends them.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Push of a tag or a branch that exists only since this push.</summary>
    public bool IsNewRef => Created || (After is not null && Before is null);

    /// <summary>Push: its commits, oldest first; at most 2,048 (GitHub documentation, "Webhook events and payloads").</summary>
    public IReadOnlyList<EventCommit> Commits { get; init; } = [];

    /// <summary>Push: where GitHub shows what changed.</summary>
    public string? CompareUrl { get; init; }

    /// <summary>Reads the payload of the event that a run is about.</summary>
    /// <exception cref="UserError">There is none, or it is no JSON object.</exception>
    public static GitHubEvent Read(RunnerContext runner)
    {
        ArgumentNullException.ThrowIfNull(runner);
        try
        {
            return Parse(runner.EventName, File.ReadAllBytes(runner.EventPath));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            throw new UserError(
                $"The event payload '{runner.EventPath}' cannot be read: {problem.Message}",
                "It is the file that GITHUB_EVENT_PATH names; a runner always provides it.",
                problem);
        }
    }

    /// <summary>Reads a payload.</summary>
    /// <param name="name">The event as in <c>GITHUB_EVENT_NAME</c>.</param>
    /// <param name="json">The payload, UTF-8.</param>
    /// <exception cref="FormatException">The payload is not a JSON object; the message says what was found.</exception>
    public static GitHubEvent Parse(string name, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(json), new JsonDocumentOptions { MaxDepth = 128 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException($"The event payload is a JSON {document.RootElement.ValueKind}, not an object.");
            return EventFields.Read(name, document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The event payload is not JSON: {e.Message}", e);
        }
    }

    /// <summary>Whether a text is a full commit id: 40 (SHA-1) or 64 (SHA-256) hexadecimal digits, not all zero.</summary>
    public static bool IsCommit(string? text) =>
        text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit) && text.Any(c => c != '0');

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
}
