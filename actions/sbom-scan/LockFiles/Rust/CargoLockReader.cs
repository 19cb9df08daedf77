using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Rust;

/// <summary><c>Cargo.lock</c> of versions 1–4. Format: https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html and cargo's <c>encode.rs</c>.</summary>
internal sealed class CargoLockReader : ILockFileReader
{
    public string Format => "Cargo.lock";

    public bool Recognises(string path) => PathName.Of(path) == "Cargo.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Toml.Read(file.Text);
        var version = document.Version("version", 1, 4);
        IEnumerable<DataMap> entries = [.. document.Map("root") is { } root ? [root] : Array.Empty<DataMap>(), .. document.Maps("package")];
        var crates = CargoCrates.Of(entries, document.Map("metadata"));
        if (crates.All.Count == 0) throw new FormatException("it lists no package, not even the own one: it is not a whole Cargo.lock");

        var packages = Locked(crates, CargoManifests.DevelopmentOnly(file, [.. crates.All.Where(crate => crate.IsOwn).Select(crate => crate.Name)]));
        return new LockFileContent { FormatVersion = version ?? "1", Packages = packages, HasEdges = true, StatesEmptiness = crates.All.All(crate => crate.IsOwn) };
    }

    /// <param name="developmentOnly">Own package → the names of what it needs for development alone; own packages whose manifest was not found are not in it.</param>
    private static IReadOnlyList<LockedPackage> Locked(CargoCrates crates, IReadOnlyDictionary<string, IReadOnlySet<string>> developmentOnly)
    {
        var roots = crates.All.Where(crate => crate.IsOwn).SelectMany(own => crates.DependenciesOf(own).Select(asked => (asked.Id, ScopeOf(own, asked))));
        return crates.All.Select(crate => new LockedPackage
        {
            Id = crate.Id,
            Name = crate.Name,
            Version = crate.Version,
            Purl = crate.Purl,
            Origin = crate.Origin,
            Line = crate.Line,
            DependsOn = [.. crates.DependenciesOf(crate).Select(other => other.Id)],
            Hashes = crate.Hashes,
        }).ToList().Scoped([.. roots]);

        Scope ScopeOf(CargoCrate own, CargoCrate asked) =>
            !developmentOnly.TryGetValue(own.Name, out var names) ? Scope.Unknown : names.Contains(asked.Name) ? Scope.Dev : Scope.Runtime;
    }
}
