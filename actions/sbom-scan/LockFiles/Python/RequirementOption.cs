namespace SbomScan.LockFiles.Python;

internal static class RequirementOption
{
    /// <summary>The value of an option: <c>-r x</c>, <c>-rx</c>, <c>--requirement x</c>, <c>--requirement=x</c>; <see langword="null"/> when the line is not that option.</summary>
    public static string? Value(string text, string shortName, string longName)
    {
        if (text.StartsWith(longName, StringComparison.Ordinal) && text.Length > longName.Length && text[longName.Length] is ' ' or '=') return text[(longName.Length + 1)..].Trim();
        return text.StartsWith(shortName, StringComparison.Ordinal) && !text.StartsWith("--", StringComparison.Ordinal) ? text[shortName.Length..].Trim(' ', '=') : null;
    }
}
