using System.Text.RegularExpressions;

namespace Actions.Rollouts;

/// <summary>Name of an alias (Lambda API reference: not only digits, those are versions).</summary>
public static partial class AliasName
{
    /// <summary>The name, when it is one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static string Parse(string text) => Form().IsMatch(text)
        ? text
        : throw new FormatException("expected 1 to 128 letters, digits, - and _, not digits alone");

    [GeneratedRegex(@"\A(?![0-9]+\z)[A-Za-z0-9_-]{1,128}\z", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
