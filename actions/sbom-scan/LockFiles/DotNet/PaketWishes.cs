namespace SbomScan.LockFiles.DotNet;

/// <summary>What a <c>paket.dependencies</c> asks for by name.</summary>
internal static class PaketWishes
{
    /// <returns>Group and name, in lower case; <see langword="null"/> without a file.</returns>
    public static IReadOnlySet<string>? Of(string? text)
    {
        if (text == null) return null;
        var wishes = new HashSet<string>(StringComparer.Ordinal);
        var group = PaketLock.MainGroup;
        foreach (var line in text.Split('\n'))
        {
            switch (line.ToLowerInvariant().Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                case ["group", var name, ..]: group = name; break;
                case ["nuget" or "clitool" or "github" or "git", var package, ..]: wishes.Add($"{group} {package}"); break;
            }
        }

        return wishes;
    }
}
