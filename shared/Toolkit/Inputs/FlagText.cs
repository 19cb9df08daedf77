namespace Actions.Toolkit;

/// <summary>A yes or no as users write it.</summary>
public static class FlagText
{
    /// <summary><c>true</c> or <c>false</c> in any case, and nothing else.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static bool Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            _ => throw new FormatException("expected true or false"),
        };
    }
}
