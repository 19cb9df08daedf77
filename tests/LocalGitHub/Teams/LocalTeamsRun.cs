namespace LocalGitHub;

/// <summary>A run of a workflow of Teams.</summary>
/// <param name="Workflow">Its id.</param>
/// <param name="Body">What it got.</param>
/// <param name="Problem">Why it failed; null when it posted the card.</param>
public sealed record LocalTeamsRun(string Workflow, string Body, string? Problem);
