namespace Migrate.Places;

/// <summary>How a command ended.</summary>
internal enum EndKind
{
    Succeeded,
    Failed,
    NeverStarted,
    TimedOut,
    Unknown,
}
