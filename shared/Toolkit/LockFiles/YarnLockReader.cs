namespace Actions.Toolkit;

/// <summary>
/// Reads the lines of a <c>yarn.lock</c>. The classic form is a format of its own, the later one YAML as yarn lays it out;
/// to somebody who goes by the indentation they differ in a colon.
/// </summary>
public sealed class YarnLockReader
{
    private const int MostLines = 1_000_000;

    private readonly List<YarnEntry> entries = [];
    private string section = "";
    private string dependency = "";
    private string? longKey;

    private YarnLockReader()
    {
    }

    /// <summary>The entries in order; <c>__metadata</c> of the later form is one of them.</summary>
    /// <exception cref="FormatException">A line is not understood, or there are more than in any lock file.</exception>
    public static IReadOnlyList<YarnEntry> Read(string text)
    {
        var reader = new YarnLockReader();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number > MostLines) throw new FormatException($"more than {MostLines:N0} lines");
            if (line.Trim() is not { IsEmpty: false } content || content[0] == '#') continue;
            if (!reader.ReadLine(number, content.ToString(), line.IndexOfAnyExcept(' '))) throw new FormatException($"line {number} is not understood");
        }

        return reader.entries;
    }

    private bool ReadLine(int number, string content, int indent) => indent switch
    {
        0 => ReadHeader(number, content),
        2 => entries.Count > 0 && ReadField(content),
        4 => entries.Count > 0 && ReadDependency(content),
        6 => entries.Count > 0 && ReadMeta(content),
        _ => entries.Count > 0,
    };

    // Berry writes a key of more than 1,024 characters as "? key" with a line ":" below it.
    private bool ReadHeader(int number, string content)
    {
        if (content.StartsWith("? ", StringComparison.Ordinal)) return (longKey = content[2..]) != null;
        if (!content.EndsWith(':')) return false;
        var key = content == ":" ? longKey : content[..^1];
        string[] descriptors = [.. (key ?? "").Replace("\"", "", StringComparison.Ordinal).Split(", ")];
        if (descriptors.Contains("")) return false;
        entries.Add(new YarnEntry(number, descriptors));
        (section, longKey) = ("", null);
        return true;
    }

    private bool ReadField(string content)
    {
        var (name, value) = Pair(content);
        section = value.Length == 0 ? name : "";
        if (section.Length == 0) entries[^1].Fields[name] = value;
        return true;
    }

    private bool ReadDependency(string content)
    {
        var pair = Pair(content);
        dependency = pair.Name;
        if (section is "dependencies" or "optionalDependencies") entries[^1].Dependencies.Add(pair);
        if (section == "optionalDependencies") entries[^1].Optional.Add(pair.Name);
        return true;
    }

    // The later form says in "dependenciesMeta", below the name, that a dependency is optional.
    private bool ReadMeta(string content)
    {
        if (section == "dependenciesMeta" && Pair(content) is ("optional", "true")) entries[^1].Optional.Add(dependency);
        return true;
    }

    // ms "2.0.0", "@acme/ui" "^1.0.0", ms: "npm:2.0.0", "@acme/ui": "workspace:*"
    private static (string Name, string Value) Pair(string content)
    {
        var end = content[0] == '"' ? content.IndexOf('"', 1) + 1 : content.AsSpan().IndexOfAny(' ', ':');
        if (end <= 0) return (content, "");
        return (content[..end].Trim('"'), content[end..].TrimStart(':').Trim().Trim('"'));
    }
}
