namespace Actions.Releases.Tests;

/// <summary>Where floating tags belong, with numbers and loops only.</summary>
internal sealed class ReferenceTags
{
    // Numbers and, for a pre-release, its number; 0 is stable.
    private readonly List<int[]> versions = [];
    private readonly HashSet<string> bad = [];

    /// <summary>Version of each tag.</summary>
    public Dictionary<string, string> Floating { get; } = [];

    public void Add(int major, int minor, int patch, int rc) => versions.Add([major, minor, patch, rc]);

    public void Withdraw(int major, int minor, int patch, int rc) => bad.Add(Name([major, minor, patch, rc]));

    public void Run(int major, int minor, int rc, bool allowBackwards)
    {
        if (rc != 0) return;
        Set($"v{major}.{minor}", [major, minor], allowBackwards);
        Set($"v{major}", [major], allowBackwards);
    }

    private void Set(string tag, int[] line, bool allowBackwards)
    {
        int[]? best = null;
        foreach (var one in versions)
        {
            if (one[3] != 0 || bad.Contains(Name(one)) || !IsIn(one, line)) continue;
            if (best == null || Number(one) > Number(best)) best = one;
        }

        if (best == null) return;
        var isBack = Floating.TryGetValue(tag, out var now) && Number(Array.Find([.. versions], one => Name(one) == now)!) > Number(best);
        if (!isBack || allowBackwards) Floating[tag] = Name(best);
    }

    private static bool IsIn(int[] version, int[] line)
    {
        for (var i = 0; i < line.Length; i++)
            if (version[i] != line[i]) return false;
        return true;
    }

    // Stable ones, with a 0 in the last place, come after their pre-releases.
    private static int Number(int[] version) => (((version[0] * 100) + version[1]) * 100 + version[2]) * 100 + (version[3] == 0 ? 99 : version[3]);

    private static string Name(int[] version) => $"{version[0]}.{version[1]}.{version[2]}{(version[3] == 0 ? "" : $"-rc.{version[3]}")}";
}
