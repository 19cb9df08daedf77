namespace DetectChanges.Trees;

/// <summary>Whether a commit has a file of some kind.</summary>
/// <param name="Prefix">What its name begins with.</param>
/// <param name="Matches">Whether a name that begins so is of that kind.</param>
internal sealed record NameQuestion(string Prefix, Func<string, bool> Matches);
