namespace Actions.GitHub;

/// <summary>Why the GraphQL API refuses.</summary>
/// <param name="Message">For people.</param>
/// <param name="Type"><c>FORBIDDEN</c>, <c>NOT_FOUND</c>, <c>RATE_LIMITED</c>, …; null for a query that is wrong.</param>
internal sealed record GraphQlError(string? Message, string? Type);
