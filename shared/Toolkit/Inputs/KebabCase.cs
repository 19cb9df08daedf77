using System.Text;

namespace Actions.Toolkit;

/// <summary>The spelling of enum members in inputs and outputs: <c>AllBack</c> is <c>all-back</c>.</summary>
public static class KebabCase
{
    /// <summary>Lower case with a hyphen before each inner capital.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
