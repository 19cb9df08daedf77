using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Swift;

/// <summary><c>Package.resolved</c> of versions 1–3. Format: SwiftPM's <c>PinsStore.swift</c>.</summary>
internal sealed class PackageResolvedReader : ILockFileReader
{
    private const int NewestVersion = 3;

    public string Format => "Package.resolved";

    public bool Recognises(string path) => PathName.Of(path) == "Package.resolved";

    public LockFileContent Read(LockFile file)
    {
        var document = Json.Read(file.Bytes.Span);
        var version = document.Text("version") ?? throw new FormatException("it has no 'version': it is not a Package.resolved");
        if (!int.TryParse(version, out var number) || number is < 1 or > NewestVersion)
            throw new FormatException($"line {document.LineOf("version")}: version {ForPeople.Shortened(version)} of the format is not known, versions 1 to {NewestVersion} are");
        var pins = (number == 1 ? document.Map("object") : document)?.List("pins") ?? throw new FormatException("it has no 'pins': it is not a whole Package.resolved");
        var packages = pins.Maps.Select(Package).DistinctBy(package => package.Id).ToList();
        return new LockFileContent { FormatVersion = version, Packages = packages, StatesEmptiness = packages.Count == 0 };
    }

    private static LockedPackage Package(DataMap pin)
    {
        var (identity, nameKey) = pin.Text("identity") is { Length: > 0 } id ? (id, "identity") : (pin.Required("package"), "package");
        var state = pin.Map("state") ?? throw new FormatException($"line {pin.Line}: '{ForPeople.Shortened(identity)}' has no 'state'");
        var (version, revision) = (state.Text("version"), state.Text("revision"));
        var location = pin.Text("location") ?? pin.Text("repositoryURL") ?? "";
        var isRegistry = pin.Text("kind") == "registry";
        var isOwn = pin.Text("kind") == "localSourceControl" || !isRegistry && SwiftAddress.IsLocal(location);
        return new LockedPackage
        {
            Id = identity,
            Name = identity,
            Version = version ?? revision,
            Purl = isOwn ? null : isRegistry ? OfRegistry(identity, version) : SwiftAddress.Purl(location, identity, version ?? revision, version == null ? SourceAddress.Git(location, revision) : []),
            Origin = isOwn ? PackageOrigin.Own : version == null && !isRegistry ? PackageOrigin.Git : PackageOrigin.Registry,
            Scope = isOwn ? Scope.Runtime : Scope.Unknown,
            Line = pin.LineOf(nameKey),
        };
    }

    // scope.name
    private static PackageUrl OfRegistry(string identity, string? version) =>
        identity.IndexOf('.') is > 0 and var at ? PackageUrl.Of("swift", identity[..at], identity[(at + 1)..], version) : PackageUrl.Of("swift", null, identity, version);
}
