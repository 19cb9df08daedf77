namespace Migrate.Places;

/// <param name="Purpose">For the log, such as <c>migrate</c>.</param>
/// <param name="Words">Program and arguments; null runs what the task definition or the function is made for.</param>
/// <param name="Timeout">After this it is stopped.</param>
internal sealed record Command(string Purpose, IReadOnlyList<string>? Words, TimeSpan Timeout)
{
    /// <summary>For people.</summary>
    public string Text => Words is null ? "its own command" : string.Join(' ', Words.Select(Quoted));

    private static string Quoted(string word) => word.Length > 0 && !word.Any(char.IsWhiteSpace) ? word : $"'{word}'";
}
