using System.Net;
using System.Text.RegularExpressions;

namespace ReleaseTree.Images;

/// <summary>Where the images of all actions are.</summary>
/// <param name="Host">Host, and port when it is not the usual one.</param>
/// <param name="Path">What stands before the name of the action.</param>
internal sealed partial record RegistryPlace(string Host, string Path)
{
    /// <summary>Registries of this machine are spoken to without TLS, as Docker does.</summary>
    public Uri Address => new($"{(IsHere ? "http" : "https")}://{Host}/");

    private bool IsHere => Host.Split(':')[0] is var name && (name == "localhost" || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address)));

    /// <summary>GitHub's own, whose names are in lower case.</summary>
    public static RegistryPlace GitHub(string owner) => new("ghcr.io", $"{owner.ToLowerInvariant()}/actions");

    /// <summary>The image of an action, without tag and digest.</summary>
    public string Image(string action) => $"{Host}/{Repository(action)}";

    /// <summary>The same as the registry itself names it.</summary>
    public string Repository(string action) => $"{Path}/{action}";

    /// <exception cref="FormatException">It has another form.</exception>
    public static RegistryPlace Parse(string text) =>
        Form().Match(text) is { Success: true } match
            ? new RegistryPlace(match.Groups["host"].Value, match.Groups["path"].Value)
            : throw new FormatException("expected HOST[:PORT]/PATH in lower case without a scheme, such as ghcr.io/acme/actions");

    [GeneratedRegex(@"\A(?<host>[a-z0-9.-]+(:[0-9]{1,5})?)/(?<path>[a-z0-9._-]+(/[a-z0-9._-]+)*)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
