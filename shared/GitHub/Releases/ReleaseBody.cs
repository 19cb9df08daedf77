namespace Actions.GitHub;

/// <param name="Body">The notes, and nothing else of a release.</param>
internal sealed record ReleaseBody(string Body);
