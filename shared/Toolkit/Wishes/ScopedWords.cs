namespace Actions.Toolkit;

/// <summary>A command, and what it is meant for.</summary>
/// <param name="Owner">The service or function; null means every one.</param>
/// <param name="Part">The container of it; null means the only one.</param>
/// <param name="Words">Exactly as the process gets them.</param>
public sealed record ScopedWords(string? Owner, string? Part, IReadOnlyList<string> Words);
