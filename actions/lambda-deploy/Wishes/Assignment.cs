using System.Text.RegularExpressions;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Something set by name: <c>[function/]NAME=value</c>.</summary>
/// <param name="Function">Null means every function.</param>
internal sealed partial record Assignment(string? Function, string Name, string Value)
{
    private const int ShortestSecret = 8;
    private const string Form = "[function/]NAME=value";

    /// <summary>Everything behind the first <c>=</c> is the value, with all blanks and further <c>=</c>.</summary>
    public static Assignment Parse(string line)
    {
        var split = line.IndexOf('=', StringComparison.Ordinal);
        return split < 0 ? throw new FormatException($"expected {Form}") : Scoped(line[..split], line[(split + 1)..], $"expected {Form}");
    }

    /// <summary>An environment variable.</summary>
    public static Assignment ParseVariable(string line) => Parse(line) is var variable && VariableName().IsMatch(variable.Name)
        ? variable
        : throw new FormatException("expected a name of at least two letters, digits and _, beginning with a letter");

    /// <summary>Without a value: <c>[function/]NAME</c>.</summary>
    public static Assignment ParseName(string line) => line.Contains('=', StringComparison.Ordinal)
        ? throw new FormatException("expected [function/]NAME, without a value")
        : Scoped(line, "", "expected [function/]NAME");

    /// <summary>Whether the value is one that nobody may read. What is short is left: cut out of every line, it would hide more than itself.</summary>
    public bool IsSecret => Redaction.LooksSecret(Name) && Value.Length >= ShortestSecret;

    public bool AppliesTo(string function) => Function is null || Function == FunctionName.Short(function);

    private static Assignment Scoped(string left, string value, string allowed)
    {
        var (function, name) = OwnerScope.Split(left);
        return name.Trim() is { Length: > 0 } trimmed && function is not "" ? new Assignment(function, trimmed, value) : throw new FormatException(allowed);
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]+\z", RegexOptions.None, 1000)]
    private static partial Regex VariableName();
}
