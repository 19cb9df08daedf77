namespace Actions.Toolkit;

/// <summary>One entry of <c>outputs</c> in <c>action.yml</c>.</summary>
/// <param name="Name">Name as written.</param>
/// <param name="Description">Prose for people.</param>
public sealed record ManifestOutput(string Name, string Description);
