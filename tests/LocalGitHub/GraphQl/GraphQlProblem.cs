namespace LocalGitHub;

/// <summary>A query that is refused.</summary>
/// <param name="message">As GitHub words it.</param>
/// <param name="type">GitHub's kind of error; null for a query that is wrong in itself.</param>
internal sealed class GraphQlProblem(string message, string? type = null) : Exception(message)
{
    public string? Type { get; } = type;
}
