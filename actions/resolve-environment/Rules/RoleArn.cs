using System.Text.RegularExpressions;

namespace ResolveEnvironment.Rules;

/// <summary>ARN of an IAM role.</summary>
internal sealed partial record RoleArn(string Arn, string Account, string Name)
{
    public static RoleArn Parse(string text) => Form().Match(text) is { Success: true } match
        ? new RoleArn(text, match.Groups["account"].Value, match.Groups["name"].Value)
        : throw new FormatException("expected the ARN of a role, such as arn:aws:iam::111122223333:role/deploy");

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::(?<account>[0-9]{12}):role/([\x21-\x7e]+/)?(?<name>[A-Za-z0-9+=,.@_-]+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
