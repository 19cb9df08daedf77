using System.Text.RegularExpressions;

namespace Rollback;

/// <summary>The versions of a function: the numbers Lambda gives them. <c>$LATEST</c> changes and is none to go back to.</summary>
internal static partial class LambdaVersion
{
    public static bool IsVersion(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[1-9][0-9]{0,18}\z", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
