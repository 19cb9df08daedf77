using SbomScan.Packages;
using SbomScan.Trees;

namespace SbomScan.LockFiles.OperatingSystem;

/// <summary>Which distribution the packages of a file system are of (os-release of systemd, freedesktop.org).</summary>
/// <param name="Id"><c>debian</c>, <c>ubuntu</c>, <c>alpine</c>, <c>wolfi</c> …</param>
/// <param name="Version"><c>12</c>, <c>22.04</c>, <c>3.19.1</c>; a name such as <c>trixie</c> before a release; <see langword="null"/>: none.</param>
internal sealed record Distribution(string Id, string? Version)
{
    private static readonly string[] Places = ["etc/os-release", "usr/lib/os-release"];

    /// <summary>Stands in purls where the distribution should. There is nothing to look such packages up in.</summary>
    public static Distribution Unknown { get; } = new("unknown", null);

    public bool IsKnown => this != Unknown;

    public static Distribution Of(IFileTree tree) => Places.Select(place => Read(tree, place)).OfType<Distribution>().FirstOrDefault() ?? Unknown;

    /// <summary>A package of it.</summary>
    /// <param name="source">What it was built from, where that has another name or version: <c>openssl@3.0.15-1</c>.</param>
    public PackageUrl Purl(string type, string name, string version, string? architecture, string? source)
    {
        var qualifiers = new Dictionary<string, string>(StringComparer.Ordinal) { ["arch"] = architecture ?? "", ["upstream"] = source ?? "" };
        if (IsKnown) qualifiers["distro"] = Version == null ? Id : $"{Id}-{Version}";
        return PackageUrl.Of(type, Id, name, version, qualifiers);
    }

    /// <summary>What users are told when it is not known.</summary>
    public IReadOnlyList<string> Remarks => IsKnown ? [] : ["no os-release file names the distribution: its packages cannot be looked up"];

    private static Distribution? Read(IFileTree tree, string place)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (Companion.Text(tree, place) ?? "").Split('\n'))
        {
            if (line.Trim().Split('=', 2) is [var name, var value]) values[name] = value.Trim('"', '\'');
        }

        return Given(values, "ID") is { } id ? new Distribution(id.ToLowerInvariant(), Given(values, "VERSION_ID") ?? Given(values, "VERSION_CODENAME")) : null;
    }

    private static string? Given(Dictionary<string, string> values, string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
