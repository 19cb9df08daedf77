namespace Actions.Aws;

/// <summary>A repository of ECR.</summary>
/// <param name="Account">Account id of the registry.</param>
/// <param name="Region">Region of the registry.</param>
/// <param name="Repository">Such as <c>team/app</c>.</param>
public sealed record EcrPlace(string Account, string Region, string Repository);
