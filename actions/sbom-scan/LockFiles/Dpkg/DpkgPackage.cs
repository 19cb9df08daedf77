using SbomScan.LockFiles.OperatingSystem;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Dpkg;

/// <summary>An installed package as dpkg describes it.</summary>
internal sealed class DpkgPackage(ControlParagraph paragraph)
{
    public static IReadOnlyCollection<string> Fields { get; } = ["Package", "Status", "Architecture", "Version", "Source", "Depends", "Pre-Depends", "Provides"];

    public string Name => paragraph["Package"] ?? throw new FormatException($"line {paragraph.Line:N0}: a package without a name");

    /// <summary>A package may be installed for several architectures.</summary>
    public string Id => IdOf(Name);

    /// <summary>The last word of "install ok installed": the others say what is wished. A package on hold is installed as well.</summary>
    public string? State => paragraph["Status"]?.Split(' ')[^1];

    public IEnumerable<string> Provides => DpkgRelation.Read(paragraph["Provides"]).SelectMany(names => names);

    public IEnumerable<IEnumerable<string>> Dependencies => [.. DpkgRelation.Read(paragraph["Pre-Depends"]), .. DpkgRelation.Read(paragraph["Depends"])];

    private string Version => paragraph["Version"] ?? throw new FormatException($"line {paragraph.Line:N0}: package '{Name}' has no version");

    /// <summary>What it was built from. <c>Source: gcc-12 (12.2.0-14)</c>; without a version it has the one of the package, without the field its name as well.</summary>
    private string? Source
    {
        get
        {
            if (paragraph["Source"] is not { } source) return null;
            var open = source.IndexOf('(');
            var (name, version) = open < 0 ? (source, Version) : (source[..open].Trim(), source[(open + 1)..].TrimEnd(')').Trim());
            return name == Name && version == Version ? null : $"{name}@{version}";
        }
    }

    /// <summary>The id that another package of the same architecture has.</summary>
    public string IdOf(string name) => $"{name}:{paragraph["Architecture"] ?? "all"}";

    public LockedPackage Locked(Distribution distribution, string? license) => new()
    {
        Id = Id,
        Name = Name,
        Version = Version,
        Purl = distribution.Purl("deb", Name, Version, paragraph["Architecture"], Source),
        Scope = Scope.Runtime,
        Line = paragraph.Line,
        License = license,
    };
}
