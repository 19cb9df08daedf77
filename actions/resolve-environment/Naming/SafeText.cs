namespace ResolveEnvironment.Naming;

/// <summary>
/// Names that anybody may have chosen, such as those of branches, as part of a sentence that a workflow may hand to a shell: nothing in it
/// acts there.
/// </summary>
internal static class SafeText
{
    private const int LongestName = 80;

    public static string Of(string text, int longest = LongestName)
    {
        var shown = string.Concat(text.Take(longest).Select(letter => IsSafe(letter) ? letter : '?'));
        return text.Length > longest ? shown + "..." : shown;
    }

    private static bool IsSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/' or '+' or '@';
}
