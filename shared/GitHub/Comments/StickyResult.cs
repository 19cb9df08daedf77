namespace Actions.GitHub;

/// <summary>What became of a sticky comment.</summary>
/// <param name="Change">What was done.</param>
/// <param name="Comment">The comment; null when there was none.</param>
public sealed record StickyResult(StickyChange Change, IssueComment? Comment);
