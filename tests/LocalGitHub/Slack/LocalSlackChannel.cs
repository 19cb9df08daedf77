namespace LocalGitHub;

/// <summary>A channel of a chat.</summary>
/// <param name="Id">As <c>C024BE91L</c>.</param>
/// <param name="Name">Without <c>#</c>.</param>
public sealed record LocalSlackChannel(string Id, string Name)
{
    /// <summary>Whether the bots are in it.</summary>
    public bool HasBots { get; init; } = true;

    public bool IsArchived { get; init; }
}
