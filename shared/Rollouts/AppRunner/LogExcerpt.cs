namespace Actions.Rollouts;

/// <summary>The last lines of one log.</summary>
/// <param name="Source">Where they are from.</param>
/// <param name="Lines">Oldest first.</param>
public sealed record LogExcerpt(string Source, IReadOnlyList<string> Lines);
