using System.Net;
using Actions.Toolkit;

namespace Actions.Health;

/// <summary>One address to check.</summary>
/// <param name="Url">Where the request goes, without user, password and fragment.</param>
/// <param name="Display">The address as it may be shown.</param>
/// <param name="User"><c>user:password</c> written in the address, to be sent by the Basic scheme.</param>
public sealed record Target(Uri Url, string Display, string? User)
{
    /// <summary>What is sent to this target; null for what is sent to all.</summary>
    public RequestTemplate? Request { get; init; }

    /// <summary>What a healthy answer of this target looks like; null for that of all.</summary>
    public Expectation? Expectation { get; init; }

    /// <summary>True for an address of the machine itself, which inside a container is the container.</summary>
    public bool IsLoopback => IsLoopbackHost(Url);

    /// <summary>What of it must not be shown.</summary>
    internal IEnumerable<string> Secrets => [.. UrlSecrets.In(Url), .. User is null ? [] : UrlSecrets.OfUser(User)];

    /// <summary>Reads one address a line. Credentials in them are masked before any error can show a line.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="masks">Where credentials are registered.</param>
    /// <exception cref="FormatException">One or more lines are no address; the message names each.</exception>
    public static IReadOnlyList<Target> ParseLines(string text, Masks masks)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines) Mask(line, masks);

        var targets = new List<Target>();
        var problems = new List<string>();
        foreach (var (index, line) in lines.Index()) TryParse(line, index + 1, targets, problems);
        return problems.Count == 0 ? targets : throw new FormatException(string.Join("; ", problems));
    }

    private static void TryParse(string line, int number, List<Target> targets, List<string> problems)
    {
        try
        {
            targets.Add(Parse(line));
        }
        catch (FormatException problem)
        {
            problems.Add($"address {number}, '{UrlSecrets.DisplayText(line)}', is not allowed: {problem.Message}");
        }
    }

    /// <summary>Reads one address. Credentials in it are masked first.</summary>
    /// <exception cref="FormatException">It is none; the message does not show it.</exception>
    public static Target Parse(string address, Masks masks)
    {
        Mask(address, masks);
        return Parse(address);
    }

    private static void Mask(string address, Masks masks)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url)) return;
        foreach (var secret in UrlSecrets.In(url)) UrlSecrets.Mask(masks, secret);
    }

    internal static Target Parse(string line)
    {
        if (!Uri.TryCreate(line, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.Scheme is not ("http" or "https"))
            throw new FormatException("expected an address that begins with http:// or https:// and names a host");
        var user = url.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(url.UserInfo);
        var plain = new UriBuilder(url) { UserName = "", Password = "", Fragment = "" }.Uri;
        return new Target(plain, UrlSecrets.Display(url), user);
    }

    private static bool IsLoopbackHost(Uri url) =>
        url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
