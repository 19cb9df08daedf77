namespace LocalGitHub;

/// <summary>A deploy of a release.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Environment">Where to.</param>
/// <param name="DateStarted">Null: nobody said.</param>
/// <param name="DateFinished">When it ran.</param>
public sealed record LocalDeploy(long Id, string Environment, DateTimeOffset? DateStarted, DateTimeOffset DateFinished);
