namespace EcsDeploy;

/// <param name="Account">The registry's account id.</param>
/// <param name="Repository">Such as <c>team/app</c>.</param>
internal sealed record EcrPlace(string Account, string Region, string Repository);
