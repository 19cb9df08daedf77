namespace Actions.Toolkit;

/// <summary>One of a few words, written in kebab case (<c>all-back</c>).</summary>
public static class ChoiceText
{
    /// <summary>The member of <typeparamref name="T"/> that the text names, in any case.</summary>
    /// <exception cref="FormatException">It names none; the message says which there are.</exception>
    public static T Parse<T>(string text)
        where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
        {
            if (string.Equals(KebabCase.Of(choice), text, StringComparison.OrdinalIgnoreCase))
                return choice;
        }
        throw new FormatException($"expected one of {string.Join(", ", Enum.GetValues<T>().Select(KebabCase.Of))}");
    }
}
