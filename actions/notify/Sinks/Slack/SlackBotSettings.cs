using Actions.Toolkit;

namespace Notify.Sinks.Slack;

/// <summary>What the API of Slack is told besides the message.</summary>
internal sealed record SlackBotSettings
{
    public Secret Token { get; init; } = new("");

    public required Uri Api { get; init; }

    /// <summary>Id or name.</summary>
    public required string Channel { get; init; }

    /// <summary>The message that gets the new text; null for a new one.</summary>
    public string? UpdateTs { get; init; }

    /// <summary>The message that is answered in its thread; null for none.</summary>
    public string? ThreadTs { get; init; }
}
