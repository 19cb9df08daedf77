namespace SbomScan.LockFiles.Npm;

/// <summary>
/// How pnpm calls a package in its lock files: <c>/name/1.0.0_peers</c> in format 5, <c>/name@1.0.0(peers)</c> in format 6,
/// <c>name@1.0.0(peers)</c> in format 9; what is not from a registry has an address instead of the version.
/// </summary>
/// <param name="Name">Its name; <see langword="null"/>: only the entry says it.</param>
/// <param name="Reference">Version or address, without peers.</param>
internal sealed record PnpmKey(string? Name, string Reference)
{
    public static PnpmKey Parse(string key)
    {
        var text = WithoutPeers(key);
        if (text.StartsWith('/')) text = text[1..];
        var isScoped = text.StartsWith('@');
        var at = text.Length > 0 ? text.IndexOf('@', 1) : -1;
        var slash = text.IndexOf('/');
        if (isScoped && slash > 0) slash = text.IndexOf('/', slash + 1);
        if (at > 0 && (slash < 0 || at < slash)) return new PnpmKey(text[..at], text[(at + 1)..]);
        return key.StartsWith('/') && slash > 0 ? new PnpmKey(text[..slash], text[(slash + 1)..].Split('_')[0]) : new PnpmKey(null, text);
    }

    public static string WithoutPeers(string key) => key.IndexOf('(') is > 0 and var peers ? key[..peers] : key;
}
