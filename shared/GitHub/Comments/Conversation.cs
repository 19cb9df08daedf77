namespace Actions.GitHub;

/// <summary>The comments on a pull request as the owner of the token sees them.</summary>
/// <param name="Viewer">Login of that owner; that of an app ends with <c>[bot]</c>.</param>
/// <param name="Comments">All of them, oldest first.</param>
public sealed record Conversation(string Viewer, IReadOnlyList<IssueComment> Comments);
