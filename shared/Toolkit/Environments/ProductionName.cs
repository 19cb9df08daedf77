namespace Actions.Toolkit;

/// <summary>Whether an environment is production, by its name.</summary>
public static class ProductionName
{
    private static readonly char[] Separators = ['-', '_', '.', '/', ' '];
    private static readonly string[] Words = ["production", "prod", "prd", "live"];
    private static readonly string[] Negations = ["non", "not", "no", "pre"];

    /// <summary>
    /// True when a part of the name between <c>-</c>, <c>_</c>, <c>.</c>, <c>/</c> and blanks is <c>production</c>, <c>prod</c>, <c>prd</c> or <c>live</c>, in any case,
    /// and the part before it takes nothing back, as in <c>pre-prod</c> and <c>non-production</c>.
    /// </summary>
    /// <param name="name">Name of an environment or a tier.</param>
    public static bool Is(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return parts.Index().Any(part => IsOneOf(Words, part.Item) && (part.Index == 0 || !IsOneOf(Negations, parts[part.Index - 1])));
    }

    private static bool IsOneOf(string[] words, string part) => words.Contains(part, StringComparer.OrdinalIgnoreCase);
}
