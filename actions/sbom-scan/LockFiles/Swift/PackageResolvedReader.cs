using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Swift;

/// <summary><c>Package.resolved</c> of versions 1–3. Format: SwiftPM's <c>PinsStore.swift</c>.</summary>
internal sealed class PackageResolvedReader : ILockFileReader
{
    public string Format => "Package.resolved";

    public bool Recognises(string path) => PathName.Of(path) == "Package.resolved";

    public LockFileContent Read(LockFile file)
    {
        var document = Json.Read(file.Bytes.Span);
        var version = document.Version("version", 1, 3) ?? throw new FormatException("it has no 'version': it is not a Package.resolved");
        var pins = (version == "1" ? document.Map("object") : document)?.List("pins") ?? throw new FormatException("it has no 'pins': it is not a whole Package.resolved");
        var packages = pins.Maps.Select(Package).DistinctBy(package => package.Id).ToList();
        return new LockFileContent { FormatVersion = version, Packages = packages, StatesEmptiness = packages.AreAllOwn() };
    }

    private static LockedPackage Package(DataMap pin)
    {
        var (identity, nameKey) = pin.Text("identity") is { Length: > 0 } id ? (id, "identity") : (pin.Required("package"), "package");
        var state = pin.Map("state") ?? throw new FormatException($"line {pin.Line}: '{ForPeople.Shortened(identity)}' has no 'state'");
        var (version, revision) = (state.Text("version"), state.Text("revision"));
        var isRegistry = pin.Text("kind") == "registry";
        var location = pin.Text("location") ?? pin.Text("repositoryURL") ?? (isRegistry ? "" : throw new FormatException($"line {pin.Line}: '{ForPeople.Shortened(identity)}' has no 'location'"));
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
