namespace Actions.GitHub;

/// <summary>The answer to folding a comment away: that there is one is enough.</summary>
internal sealed record MinimizeData;
