using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Rust;

/// <summary>The packages of a <c>Cargo.lock</c>, and which of them another one means.</summary>
internal sealed class CargoCrates
{
    private readonly Dictionary<string, CargoCrate> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Version), CargoCrate> byVersion = [];
    private readonly Dictionary<string, CargoCrate> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<CargoCrate>> dependencies = new(StringComparer.Ordinal);

    private CargoCrates(IReadOnlyList<CargoCrate> all)
    {
        All = all;
        foreach (var crate in all)
        {
            if (!byId.TryAdd(crate.Id, crate)) throw new FormatException($"line {crate.Line}: {ForPeople.Shortened(crate.Id)} stands there twice");
            byName.TryAdd(crate.Name, crate);
            byVersion.TryAdd((crate.Name, crate.Version), crate);
        }

        foreach (var crate in all) dependencies[crate.Id] = [.. crate.References.Select(reference => Resolve(crate, reference)).Distinct()];
    }

    public IReadOnlyList<CargoCrate> All { get; }

    public static CargoCrates Of(IEnumerable<DataMap> entries, DataMap? metadata) => new([.. entries.Select(entry => new CargoCrate(entry, metadata))]);

    public IReadOnlyList<CargoCrate> DependenciesOf(CargoCrate crate) => dependencies[crate.Id];

    // "serde", "serde 1.0.1", "serde 1.0.1 (registry+https://…)": as much as it takes to be unique.
    private CargoCrate Resolve(CargoCrate crate, string reference)
    {
        if (byId.TryGetValue(reference, out var exact)) return exact;
        var parts = reference.Split(' ', 3);
        var found = parts.Length == 1 ? byName.GetValueOrDefault(parts[0]) : byVersion.GetValueOrDefault((parts[0], parts[1]));
        return found ?? throw new FormatException($"line {crate.Line}: {crate.Name} depends on '{ForPeople.Shortened(reference)}', which is not in the file; is its end missing?");
    }
}
