namespace Actions.GitHub;

/// <summary>The body of an error answer.</summary>
internal sealed record GitHubErrorBody(string? Message);
