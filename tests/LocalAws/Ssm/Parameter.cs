namespace LocalAws.Ssm;

/// <summary>One version of an SSM parameter.</summary>
/// <param name="Type"><c>String</c>, <c>StringList</c> or <c>SecureString</c>.</param>
/// <param name="Version">From 1, one more with each overwrite.</param>
public sealed record Parameter(string Name, string Value, string Type, long Version, DateTimeOffset Modified)
{
    public const string Secure = "SecureString";

    public override string ToString() => $"{Name} v{Version} ({Type})";
}
