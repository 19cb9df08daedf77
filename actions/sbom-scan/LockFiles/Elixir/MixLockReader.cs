using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Elixir;

/// <summary><c>mix.lock</c>. Format: hex's <c>lib/hex/utils.ex</c> and <c>Mix.SCM.Git</c>.</summary>
internal sealed class MixLockReader : ILockFileReader
{
    private const string PublicRepository = "hexpm";

    public string Format => "mix.lock";

    public bool Recognises(string path) => PathName.Of(path) == "mix.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = ElixirTerm.Read(file.Text);
        var packages = document.Entries.Select(entry => Package(entry.Key, entry.Line, entry.Value.As<DataList>($"'{ForPeople.Shortened(entry.Key)}'"), document)).ToList();
        return new LockFileContent { Packages = packages, HasEdges = true, StatesEmptiness = packages.AreAllOwn() };
    }

    private static LockedPackage Package(string app, int line, DataList tuple, DataMap all) => TextAt(tuple, 0) switch
    {
        "hex" => Hex(app, line, tuple, all),
        "git" => Git(app, line, Required(tuple, 1), Required(tuple, 2)),
        _ => throw new FormatException($"line {line}: where '{ForPeople.Shortened(app)}' comes from is not understood"),
    };

    // {:hex, :name, "version", "inner hash", [managers], [dependencies], "repository", "outer hash"}
    private static LockedPackage Hex(string app, int line, DataList tuple, DataMap all)
    {
        var (name, version, repository) = (Required(tuple, 1), Required(tuple, 2), TextAt(tuple, 6) ?? PublicRepository);
        var organisation = repository.StartsWith($"{PublicRepository}:", StringComparison.Ordinal) ? repository[(PublicRepository.Length + 1)..] : null;
        var dependencies = tuple.Items.ElementAtOrDefault(5) as DataList;
        return new LockedPackage
        {
            Id = app,
            Name = name,
            Version = version,
            Purl = PackageUrl.Of("hex", organisation, name, version),
            Line = line,
            DependsOn = [.. (dependencies?.Items ?? []).OfType<DataList>().Select(dependency => TextAt(dependency, 0)).OfType<string>().Where(other => all.Find(other) != null)],
            Hashes = HashText.All([HashText.Of("sha256", TextAt(tuple, 7))]),
        };
    }

    private static LockedPackage Git(string app, int line, string address, string revision) => new()
    {
        Id = app,
        Name = app,
        Version = revision,
        Purl = PackageUrl.Of("hex", null, app, revision, SourceAddress.Git(address, revision)),
        Origin = PackageOrigin.Git,
        Line = line,
    };

    private static string? TextAt(DataList tuple, int index) => (tuple.Items.ElementAtOrDefault(index) as DataText)?.Text;

    private static string Required(DataList tuple, int index) =>
        TextAt(tuple, index) is { Length: > 0 } text ? text : throw new FormatException($"line {tuple.Line}: a package has no name, version or address");
}
