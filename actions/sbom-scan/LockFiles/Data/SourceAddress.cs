namespace SbomScan.LockFiles.Data;

/// <summary>Where packages come from, as qualifiers of their purl. Names and passwords in addresses stay out of it.</summary>
internal static class SourceAddress
{
    /// <param name="address">Of the repository, with or without a leading <c>git+</c>.</param>
    /// <param name="revision">The commit, where the file tells it.</param>
    public static KeyValuePair<string, string>[] Git(string address, string? revision)
    {
        var bare = address.StartsWith("git+", StringComparison.Ordinal) ? address["git+".Length..] : address;
        return [KeyValuePair.Create("vcs_url", $"git+{WithoutUser(bare)}{(revision == null ? "" : "@" + revision)}")];
    }

    public static KeyValuePair<string, string>[] Download(string address) => [KeyValuePair.Create("download_url", WithoutUser(address))];

    /// <summary>A registry other than the ecosystem's own.</summary>
    public static KeyValuePair<string, string>[] Registry(string? address, params ReadOnlySpan<string> publicHosts)
    {
        if (address == null || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || publicHosts.Contains(uri.Host)) return [];
        return [KeyValuePair.Create("repository_url", WithoutUser(address))];
    }

    public static string WithoutUser(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        if (start < 0) return address;
        start += 3;
        var end = address.IndexOfAny(['/', '?', '#'], start);
        var host = end < 0 ? address[start..] : address[start..end];
        return host.LastIndexOf('@') is >= 0 and var at ? string.Concat(address.AsSpan(0, start), address.AsSpan(start + at + 1)) : address;
    }
}
