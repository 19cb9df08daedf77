namespace Actions.GitHub;

/// <param name="Ref">Full name: <c>refs/tags/v1</c>.</param>
/// <param name="Sha">Object id.</param>
internal sealed record NewRef(string Ref, string Sha);
