namespace Actions.GitHub;

/// <summary>One of the commits of a push.</summary>
/// <param name="Id">Full commit id.</param>
/// <param name="Message">Text written by others, with its line breaks.</param>
public sealed record EventCommit(string Id, string Message);
