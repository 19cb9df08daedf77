using System.Text.RegularExpressions;

namespace Actions.Rollouts;

/// <summary>A function by its name, or by its ARN without a version or alias.</summary>
public static partial class FunctionName
{
    /// <summary>Name or ARN, when it is one.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static string Parse(string text) => Form().IsMatch(text)
        ? text
        : throw new FormatException("expected the name of a function (1 to 64 letters, digits, - and _), or its ARN without a version or alias; 'alias' names the alias");

    /// <summary>True for the name alone, without the rest of an ARN.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Form().IsMatch(text) && !text.Contains(':', StringComparison.Ordinal);
    }

    /// <summary>The name alone.</summary>
    public static string Short(string nameOrArn)
    {
        ArgumentNullException.ThrowIfNull(nameOrArn);
        return nameOrArn[(nameOrArn.LastIndexOf(':') + 1)..];
    }

    [GeneratedRegex(@"\A(arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:)?[A-Za-z0-9_-]{1,64}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
