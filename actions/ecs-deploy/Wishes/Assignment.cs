using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Something set by name: <c>[service/][container:]NAME=value</c>.</summary>
/// <param name="Service">Null means every service.</param>
/// <param name="Container">Null means the only essential one.</param>
internal sealed record Assignment(string? Service, string? Container, string Name, string Value)
{
    private const string Scope = "[service/][container:]";

    /// <summary>Everything behind the first <c>=</c> is the value, with all blanks and further <c>=</c>.</summary>
    public static Assignment Parse(string line)
    {
        var (left, value) = Split(line, $"expected {Scope}NAME=value");
        return Scoped(left, value, $"expected {Scope}NAME=value");
    }

    /// <summary>Without a value: <c>[service/][container:]NAME</c>.</summary>
    public static Assignment ParseName(string line) =>
        line.Contains('=', StringComparison.Ordinal)
            ? throw new FormatException($"expected {Scope}NAME, without a value")
            : Scoped(line, "", $"expected {Scope}NAME");

    /// <summary>Of the whole task definition: <c>[service/]key=value</c>. A key may hold <c>:</c>, and <c>/</c> behind a service.</summary>
    public static Assignment ParseTag(string line)
    {
        var (left, value) = Split(line, "expected [service/]key=value");
        var (service, key) = OwnerScope.Split(left);
        return Complete(new Assignment(service, null, key.Trim(), value), "expected [service/]key=value");
    }

    public bool AppliesTo(string service) => Service is null || Service == service;

    private static (string Left, string Value) Split(string line, string allowed)
    {
        var split = line.IndexOf('=', StringComparison.Ordinal);
        return split < 0 ? throw new FormatException(allowed) : (line[..split], line[(split + 1)..]);
    }

    private static Assignment Scoped(string left, string value, string allowed)
    {
        var (service, rest) = OwnerScope.Split(left);
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var container = colon < 0 ? null : rest[..colon].Trim();
        return Complete(new Assignment(service, container, rest[(colon + 1)..].Trim(), value), allowed);
    }

    private static Assignment Complete(Assignment assignment, string allowed) =>
        assignment is { Name.Length: > 0, Container: not "", Service: not "" } ? assignment : throw new FormatException(allowed);
}
