using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Php;

/// <summary>
/// <c>composer.lock</c>, and <c>vendor/composer/installed.json</c>, which is what Composer did install. Formats: composer's <c>Package/Locker.php</c> and
/// <c>Repository/FilesystemRepository.php</c>.
/// </summary>
internal sealed class ComposerLockReader : ILockFileReader
{
    public string Format => "composer.lock";

    public bool Recognises(string path) => PathName.Of(path) == "composer.lock" || IsInstalled(path);

    public LockFileContent Read(LockFile file)
    {
        var document = Json.Read(file.Bytes.Span);
        var entries = Entries(document);
        var providers = ComposerPackage.Providers(entries.Select(entry => entry.Entry));
        var direct = ComposerManifest.Asked(file, IsInstalled(file.Path) ? "../../composer.json" : "composer.json");
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

    private static bool IsInstalled(string path) => $"/{path}".EndsWith("/vendor/composer/installed.json", StringComparison.Ordinal);

    private static IReadOnlyList<(DataMap Entry, Scope Scope)> Entries(DataMap document)
    {
        if (document.List("packages") is not { } packages) throw new FormatException("it has no 'packages': it is not a composer.lock");
        // What is installed stands in one list, and the names of what is for development in another.
        var development = document.Texts("dev-package-names").Select(name => name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. packages.Maps.Select(entry => (entry, development.Contains(ComposerPackage.NameOf(entry)) ? Scope.Dev : Scope.Runtime)),
            .. document.Maps("packages-dev").Select(entry => (entry, Scope.Dev)),
        ];
    }
}
