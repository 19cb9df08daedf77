using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>A <c>.dockerignore</c>: what of the build context is left behind. The last pattern that matches decides; <c>!</c> takes back in.</summary>
internal sealed class IgnoreFile
{
    private readonly List<(PathPattern Pattern, bool TakesBack)> patterns = [];
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);   // many images share a context

    /// <exception cref="FormatException">A pattern is none; Docker then refuses to build.</exception>
    public static IgnoreFile Parse(string text)
    {
        var file = new IgnoreFile();
        foreach (var line in text.TrimStart('\uFEFF').Split('\n').Where(line => !line.StartsWith('#'))) file.Add(line.Trim());
        return file;
    }

    /// <param name="path">Relative to the build context.</param>
    public bool Ignores(string path)
    {
        if (known.TryGetValue(path, out var answer)) return answer;
        foreach (var (pattern, takesBack) in patterns)
        {
            if (takesBack == answer && pattern.Matches(path)) answer = !takesBack;
        }

        return known[path] = answer;
    }

    private void Add(string line)
    {
        var takesBack = line.StartsWith('!');
        var pattern = (takesBack ? line[1..].Trim() : line).TrimStart('/');
        if (line.Length == 0) return;
        if (takesBack && pattern.Length == 0) throw new FormatException("'!' alone is no pattern");
        if (Clean(pattern) is not { Length: > 0 } clean) return;

        // "**foo" was "foo" in any folder once; today Docker also takes "xfoo" for it. What either takes back in is in.
        if (takesBack && clean.StartsWith("**", StringComparison.Ordinal) && !clean.StartsWith("**/", StringComparison.Ordinal)) clean = $"**/*{clean[2..]}";
        patterns.Add((PathPattern.Parse(clean, doubleStars: true) ?? throw new FormatException($"'{line}' is no pattern"), takesBack));
    }

    // What leads out of the context matches nothing in it, "." is the context itself, which cannot be left behind.
    private static string? Clean(string pattern) => RepositoryPath.Resolve("", pattern);
}
