using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Addresses that may be written relative to another.</summary>
public static class TargetUrl
{
    /// <summary>An address below a root. The path of the root stays: <c>/health</c> below <c>https://host/app</c> is <c>https://host/app/health</c>.</summary>
    /// <param name="root">What a relative address is below; null when nothing is.</param>
    /// <param name="text">The address; an absolute one stays as it is.</param>
    /// <exception cref="FormatException">It is relative and there is no root.</exception>
    public static string Join(Uri? root, string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) || !text.StartsWith('/')) return text;
        return root is null
            ? throw new FormatException("a path needs the input 'base-url', which says what it is below")
            : root.GetComponents(UriComponents.SchemeAndServer | UriComponents.UserInfo | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/') + text;
    }

    /// <summary>Reads a root. Credentials in it are masked first.</summary>
    /// <exception cref="FormatException">It is none; the message says what is allowed.</exception>
    public static Uri ParseRoot(string text, Masks masks)
    {
        _ = Target.Parse(text, masks);
        var root = new Uri(text);
        return root.Query.Length + root.Fragment.Length == 0 ? root : throw new FormatException("expected an address without a query");
    }
}
