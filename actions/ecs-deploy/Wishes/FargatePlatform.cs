using System.Text.RegularExpressions;

namespace EcsDeploy;

/// <summary>A platform version of Fargate.</summary>
internal static partial class FargatePlatform
{
    public static string Parse(string text) =>
        Form().IsMatch(text) ? text : throw new FormatException("expected LATEST, or a version such as 1.4.0");

    [GeneratedRegex(@"\A(LATEST|[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
