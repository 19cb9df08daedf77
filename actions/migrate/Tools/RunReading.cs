namespace Migrate.Tools;

/// <param name="Applied">The migrations that ran, in order.</param>
/// <param name="From">Where the database was, when said.</param>
/// <param name="Head">Where the database is now, when said.</param>
internal sealed record RunReading(IReadOnlyList<string> Applied, string? From = null, string? Head = null);
