using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The address of a target by the name of an AWS resource: <c>elb:shop/health</c>, <c>ssm:/shop/url /health</c>.</summary>
/// <param name="Kind">What the name is of.</param>
/// <param name="Name">The name; of a stack with the key of its output behind the last dot.</param>
/// <param name="Path">What is below the address that is found; null for nothing.</param>
internal sealed record TargetSource(SourceKind Kind, string Name, string? Path)
{
    /// <returns>Null when the text is no source.</returns>
    /// <exception cref="FormatException">It is one that is not complete.</exception>
    public static TargetSource? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Enum.GetValues<SourceKind>().Any(kind => KebabCase.Of(kind) == text[..colon])) return null;
        var kind = ChoiceText.Parse<SourceKind>(text[..colon]);
        var rest = text[(colon + 1)..].Trim();
        // The name of a parameter holds slashes itself.
        var end = rest.IndexOf(kind == SourceKind.Ssm ? ' ' : '/', StringComparison.Ordinal);
        var (name, path) = end < 0 ? (rest, null) : (rest[..end], rest[end..].Trim());
        var isComplete = name.Length > 0 && path is null or ['/', ..] && (kind != SourceKind.Cfn || name.Split('.') is [{ Length: > 0 }, { Length: > 0 }]);
        return isComplete ? new TargetSource(kind, name, path) : throw new FormatException($"expected {Form(kind)}");
    }

    public override string ToString() => $"{KebabCase.Of(Kind)}:{Name}";

    private static string Form(SourceKind kind) => kind switch
    {
        SourceKind.Ssm => "ssm:/name of a parameter, and a path such as /health after a blank where one is wanted",
        SourceKind.Cfn => "cfn:Stack.OutputKey, and a path such as /health behind it where one is wanted",
        _ => $"{KebabCase.Of(kind)}:name, and a path such as /health behind it where one is wanted",
    };
}
