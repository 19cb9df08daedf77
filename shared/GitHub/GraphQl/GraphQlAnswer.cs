namespace Actions.GitHub;

/// <summary>An answer of the GraphQL API: its status is 200 also when it refuses.</summary>
internal sealed record GraphQlAnswer<T>(T? Data, IReadOnlyList<GraphQlError>? Errors);
