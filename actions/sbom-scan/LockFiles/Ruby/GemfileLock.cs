using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Ruby;

/// <summary>The sections of a <c>Gemfile.lock</c>, read line by line: what a line means is told by its section and by how far it is indented.</summary>
internal sealed class GemfileLock
{
    private const string Specs = "specs";

    private static readonly string[] Sources = ["GEM", "GIT", "PATH", "PLUGIN SOURCE"];
    private static readonly string[] Others = ["PLATFORMS", "DEPENDENCIES", "CHECKSUMS", "RUBY VERSION", "BUNDLED WITH"];

    private readonly List<(string Build, string Hash)> checksums = [];
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);   // of the source that is read: remote, revision
    private string section = "";
    private GemSource? source;

    public List<Gem> Gems { get; } = [];

    /// <summary>Name → line of what the Gemfile asks for.</summary>
    public Dictionary<string, int> Dependencies { get; } = new(StringComparer.Ordinal);

    /// <summary>By gem and version: what the builds for all platforms are checked with.</summary>
    public ILookup<string, string> Checksums => field ??= checksums.ToLookup(one => one.Build, one => one.Hash, StringComparer.Ordinal);

    public string? BundledWith { get; private set; }

    /// <exception cref="FormatException">It is no <c>Gemfile.lock</c>, or its end is missing.</exception>
    public static GemfileLock Read(string text)
    {
        var document = new GemfileLock();
        var sections = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (written, number) in TextLines.Of(text))
        {
            var line = written.TrimEnd();
            if (line.Length == 0) continue;
            if (line[0] == ' ') document.Add(line, number);
            else sections.Add(document.Begin(line, number));
        }

        return sections.Contains("DEPENDENCIES") ? document : throw new FormatException("it has no section 'DEPENDENCIES': it is not a whole Gemfile.lock");
    }

    private string Begin(string line, int number)
    {
        if (!Sources.Contains(line) && !Others.Contains(line)) throw new FormatException($"line {number}: '{ForPeople.Shortened(line)}' is not understood");
        (section, source) = (line, null);
        options.Clear();
        return line;
    }

    private void Add(string line, int number)
    {
        var indent = line.AsSpan().IndexOfAnyExcept(' ');
        var content = line[indent..];
        switch (Sources.Contains(section) ? Specs : section, indent)
        {
            case (Specs, 2):
                AddOption(content);
                break;
            case (Specs, 4):
                Gems.Add(GemOf(content, number));
                break;
            case (Specs, 6) when Gems.Count > 0:
                Gems[^1].Dependencies.Add(NameOf(content));
                break;
            case ("DEPENDENCIES", 2):
                Dependencies.TryAdd(NameOf(content), number);
                break;
            case ("CHECKSUMS", 2):
                if (content.Split(' ') is [var name, var version, .. var hashes])
                    checksums.AddRange(hashes.SelectMany(hash => hash.Split(',')).Select(hash => (BuildOf(name, WithoutPlatform(version.Trim('(', ')'))), hash)));
                break;
            case ("BUNDLED WITH", _):
                BundledWith = content;
                break;
            case ("PLATFORMS" or "RUBY VERSION", _):
                break;
            default:
                throw new FormatException($"line {number}: '{ForPeople.Shortened(content)}' is not understood");
        }
    }

    private void AddOption(string content)
    {
        var parts = content.Split(": ", 2);
        options.TryAdd(parts[0].TrimEnd(':'), parts.ElementAtOrDefault(1) ?? "");
    }

    private Gem GemOf(string content, int number)
    {
        var parts = content.Split(' ', 2);
        if (parts.Length != 2 || parts[1].Length < 3 || parts[1][0] != '(' || parts[1][^1] != ')') throw new FormatException($"line {number}: '{ForPeople.Shortened(content)}' has no version");
        return new Gem(parts[0], WithoutPlatform(parts[1][1..^1]), source ??= SourceOf(), number, []);
    }

    private GemSource SourceOf()
    {
        var remote = options.GetValueOrDefault("remote", "");
        return section switch
        {
            "PATH" => new GemSource(PackageOrigin.Own, []),
            "GIT" => new GemSource(PackageOrigin.Git, SourceAddress.Git(remote, options.GetValueOrDefault("revision"))),
            _ => new GemSource(PackageOrigin.Registry, SourceAddress.Registry(remote, "rubygems.org", "index.rubygems.org")),
        };
    }

    public static string BuildOf(string name, string version) => $"{name} {version}";

    // "1.16.0-x86_64-linux"
    private static string WithoutPlatform(string version) => version.Split('-', 2)[0];

    // "rails (~> 7.0)", "local!"
    private static string NameOf(string content) => content.Split(' ', 2)[0].TrimEnd('!');
}
