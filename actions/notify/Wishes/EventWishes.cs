using Actions.GitHub;
using Actions.Toolkit;
using Notify.Events;

namespace Notify.Wishes;

/// <summary>What the author of the workflow says of the event; the rest comes from the runner.</summary>
internal sealed record EventWishes
{
    private static readonly TimeSpan LongestDuration = TimeSpan.FromDays(35);

    public required NotificationStatus Status { get; init; }

    public string? Service { get; init; }

    public string? Environment { get; init; }

    public bool? IsProduction { get; init; }

    public string? Version { get; init; }

    public string? PreviousVersion { get; init; }

    public string? Commit { get; init; }

    public string? EnvironmentUrl { get; init; }

    public TimeSpan? Duration { get; init; }

    public string? Reason { get; init; }

    public string? FailedStep { get; init; }

    public IReadOnlyList<Change> Changes { get; init; } = [];

    public int MostChanges { get; init; }

    public IReadOnlyList<JobResult> Jobs { get; init; } = [];

    public IReadOnlyList<Build> Builds { get; init; } = [];

    public string? CorrelationKey { get; init; }

    public static EventWishes Read(InputReader input) => new()
    {
        Status = input.Choice<NotificationStatus>("status"),
        Service = OneLine(input, "service"),
        Environment = OneLine(input, "environment"),
        IsProduction = input.Parsed<bool?>("production", text => FlagText.Parse(text)),
        Version = OneLine(input, "version"),
        PreviousVersion = OneLine(input, "previous-version"),
        Commit = input.Parsed("commit", text => GitHubEvent.IsCommit(text) ? text.ToLowerInvariant() : throw new FormatException("expected a full commit id, of 40 hexadecimal digits")),
        EnvironmentUrl = input.Parsed("environment-url", WebAddress),
        Duration = input.OptionalText("duration") is null ? null : input.Duration("duration", TimeSpan.Zero, LongestDuration),
        Reason = input.OptionalText("reason"),
        FailedStep = OneLine(input, "failed-step"),
        Changes = [.. input.Lines("changes").Select(ChangeText.Parse)],
        MostChanges = input.Integer("max-changes", 0, 100),
        Jobs = input.Parsed("needs", NeedsText.Parse) ?? [],
        Builds = input.Parsed("builds", BuildsText.Parse) ?? [],
        CorrelationKey = OneLine(input, "correlation-key"),
    };

    private static string? OneLine(InputReader input, string name) => input.Parsed(name, text =>
        text.Any(letter => letter is '\r' or '\n') ? throw new FormatException("expected one line") : text);

    private static string WebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? text
        : throw new FormatException("expected an address that begins with http:// or https://");
}
