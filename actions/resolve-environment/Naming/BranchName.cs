using System.Text.RegularExpressions;

namespace ResolveEnvironment.Naming;

/// <summary>The name of one branch, as it may stand in the path of a file or an address.</summary>
internal static partial class BranchName
{
    /// <exception cref="FormatException">It is none.</exception>
    public static string Parse(string text) => Form().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal) && !text.StartsWith("refs/", StringComparison.Ordinal)
        ? text
        : throw new FormatException($"'{text}' is no name of a branch; write one name such as main, without refs/heads/ and without patterns");

    [GeneratedRegex(@"\A[^/\x00-\x20~^:?*\[\\\x7f-][^\x00-\x20~^:?*\[\\\x7f]*\z", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
