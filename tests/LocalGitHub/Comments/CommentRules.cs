namespace LocalGitHub;

/// <summary>What GitHub takes as the text of a comment.</summary>
public static class CommentRules
{
    /// <summary>In characters: GitHub answers 422 "body is too long (maximum is 65536 characters)" to a longer one.</summary>
    public const int Longest = 65_536;

    /// <returns>Why it is refused; null when it is taken.</returns>
    public static string? Problem(string? body)
    {
        if (string.IsNullOrWhiteSpace(body)) return "body can't be blank";
        // Half of a pair of UTF-16 is no character, and JSON with one is refused ("Problems parsing JSON").
        if (!IsWhole(body)) return "body is not valid Unicode";
        return body.Length > Longest ? $"body is too long (maximum is {Longest} characters)" : null;
    }

    private static bool IsWhole(string body)
    {
        for (var at = 0; at < body.Length; at++)
        {
            if (char.IsHighSurrogate(body[at]) && at + 1 < body.Length && char.IsLowSurrogate(body[at + 1])) at++;
            else if (char.IsSurrogate(body[at])) return false;
        }

        return true;
    }
}
