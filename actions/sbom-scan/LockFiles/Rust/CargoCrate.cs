using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Rust;

/// <summary>One <c>[[package]]</c> of a <c>Cargo.lock</c>. Without a source it is a package of the workspace or of a path.</summary>
internal sealed class CargoCrate
{
    public CargoCrate(DataMap entry, DataMap? metadata)
    {
        Name = entry.Required("name");
        Version = entry.Required("version");
        Source = entry.Text("source") ?? "";
        Line = entry.LineOf("name");
        Id = IsOwn ? $"{Name} {Version}" : $"{Name} {Version} ({Source})";
        References = [.. entry.Texts("dependencies")];
        Hashes = HashText.All([HashText.Of("sha256", entry.Text("checksum") ?? metadata?.Text($"checksum {Id}"))]);
        Purl = IsOwn ? null : PackageUrl.Named("cargo", Name, Version, Qualifiers());
    }

    public string Name { get; }

    public string Version { get; }

    public string Source { get; }

    public int Line { get; }

    public IReadOnlyList<string> References { get; }

    public IReadOnlyList<PackageHash> Hashes { get; }

    public PackageUrl? Purl { get; }

    public bool IsOwn => Source.Length == 0;

    public PackageOrigin Origin => IsOwn ? PackageOrigin.Own : IsGit ? PackageOrigin.Git : PackageOrigin.Registry;

    /// <summary>As references of version 1 name it.</summary>
    public string Id { get; }

    private bool IsGit => Source.StartsWith("git+", StringComparison.Ordinal);

    // git+https://example.com/x?branch=main#0123…, registry+https://…, sparse+https://…
    private KeyValuePair<string, string>[] Qualifiers()
    {
        if (IsGit) return SourceAddress.Git(Source.Split('?', '#')[0], Source.Contains('#') ? Source[(Source.LastIndexOf('#') + 1)..] : null);
        var address = Source[(Source.IndexOf('+') + 1)..];
        return address == "https://github.com/rust-lang/crates.io-index" ? [] : SourceAddress.Registry(address, "index.crates.io");
    }
}
