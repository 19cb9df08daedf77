using Notify.Limits;

namespace Notify.Sinks.Sentry;

/// <summary>What Sentry takes (Sentry documentation, "Create a New Release for an Organization", "Create a Deploy", "Naming Releases").</summary>
internal static class SentryLimits
{
    public static readonly Limit Version = new(SinkName.Sentry, "version", 250, "characters");

    public static readonly Limit Environment = new(SinkName.Sentry, "environment", 64, "characters");

    public static readonly Limit Repository = new(SinkName.Sentry, "name of the repository", 200, "characters");

    /// <summary>Addresses that are longer are left out.</summary>
    public static readonly Limit Address = new(SinkName.Sentry, "address", 2_000, "characters");

    public static IReadOnlyList<Limit> All { get; } = [Version, Environment, Repository, Address];
}
