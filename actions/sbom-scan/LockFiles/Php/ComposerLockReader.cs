using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Php;

/// <summary><c>composer.lock</c>. Format: composer's <c>Package/Locker.php</c>.</summary>
internal sealed class ComposerLockReader : ILockFileReader
{
    public string Format => "composer.lock";

    public bool Recognises(string path) => PathName.Of(path) == "composer.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Json.Read(file.Bytes.Span);
        if (document.List("packages") is not { } runtime) throw new FormatException("it has no 'packages': it is not a composer.lock");
        IReadOnlyList<(DataMap Entry, Scope Scope)> entries =
            [.. runtime.Maps.Select(entry => (entry, Scope.Runtime)), .. document.Maps("packages-dev").Select(entry => (entry, Scope.Dev))];
        var providers = ComposerPackage.Providers(entries.Select(entry => entry.Entry));
        var direct = ComposerManifest.Asked(file);
        var packages = entries.Select(entry => ComposerPackage.Read(entry.Entry, providers)
            with { Scope = entry.Scope, IsDirect = direct.Contains(ComposerPackage.NameOf(entry.Entry)) }).ToList();
        return new LockFileContent
        {
            FormatVersion = document.Text("plugin-api-version"),
            Packages = [.. packages.DistinctBy(package => package.Id)],
            HasEdges = true,
            StatesEmptiness = packages.AreAllOwn(),
        };
    }
}
