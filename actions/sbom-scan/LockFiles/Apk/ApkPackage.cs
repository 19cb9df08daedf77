using SbomScan.LockFiles.OperatingSystem;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Apk;

/// <summary>An entry of apk's database: one letter a field (Alpine wiki, "Apk spec").</summary>
/// <param name="line">Where it begins, from 1.</param>
internal sealed class ApkPackage(int line, IReadOnlyDictionary<char, string> fields)
{
    public const string Letters = "PVALoDpC";

    public string Name => Field('P') ?? throw new FormatException($"line {line:N0}: a package without a name");

    /// <summary>A dependency that begins with ! excludes a package.</summary>
    public IEnumerable<string> Dependencies => Names('D').Where(name => name[0] != '!');

    public IEnumerable<string> Provides => Names('p');

    private string Version => Field('V') ?? throw new FormatException($"line {line:N0}: package '{Name}' has no version");

    // Packages that are built together have one version.
    private string? Source => Field('o') is { } origin && origin != Name ? $"{origin}@{Version}" : null;

    /// <summary>The name in a dependency: <c>so:libcrypto.so.3=3</c>, <c>busybox&gt;=1.36</c>, <c>musl@edge</c>.</summary>
    public static string NameOf(string dependency) => dependency.AsSpan().IndexOfAny("=<>~@") is > 0 and var end ? dependency[..end] : dependency;

    public LockedPackage Locked(Distribution distribution) => new()
    {
        Id = Name,
        Name = Name,
        Version = Version,
        Purl = distribution.Purl("apk", Name, Version, Field('A'), Source),
        Scope = Scope.Runtime,
        Line = line,
        License = Field('L'),
        // It is the one of the package's description, and no hash of a file.
        Properties = Field('C') is { } checksum ? new Dictionary<string, string> { ["apk:checksum"] = checksum } : [],
    };

    private string? Field(char letter) => fields.GetValueOrDefault(letter) is { Length: > 0 } value ? value : null;

    private IEnumerable<string> Names(char letter) => (Field(letter) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NameOf);
}
