using System.Text.RegularExpressions;

namespace EcsDeploy;

/// <summary>An IAM role as task definitions name it: by ARN, or by name where it is of the same account.</summary>
internal static partial class RoleName
{
    public static string Parse(string text) => Form().IsMatch(text)
        ? text
        : throw new FormatException("expected the ARN of a role, such as arn:aws:iam::111122223333:role/app, or its name, which has 1 to 64 letters, digits and +=,.@_-");

    [GeneratedRegex(@"\A(arn:aws[a-z-]*:iam::[0-9]{12}:role/([\x21-\x7e]{1,510}/)?)?[A-Za-z0-9_+=,.@-]{1,64}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
