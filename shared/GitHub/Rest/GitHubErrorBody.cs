namespace Actions.GitHub;

/// <summary>The body of an error answer.</summary>
sealed record GitHubErrorBody(string? Message);
