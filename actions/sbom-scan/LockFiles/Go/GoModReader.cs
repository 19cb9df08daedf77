using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Go;

/// <summary><c>go.mod</c>, which lists every module that is built in, with the one version chosen. Format: https://go.dev/ref/mod#go-mod-file.</summary>
internal sealed class GoModReader : ILockFileReader
{
    private static readonly Version FirstWithIndirect = new(1, 17);

    public string Format => "go.mod";

    public bool Recognises(string path) => PathName.Of(path) == "go.mod";

    public LockFileContent Read(LockFile file)
    {
        var module = GoModule.Read(file.Text);
        var own = GoWorkspace.Modules(file);
        var packages = module.Requirements.Select(required => Package(module, required, own)).DistinctBy(package => package.Id).ToList();
        var root = new LockedPackage
        {
            Id = module.Path,
            Name = module.Path,
            Origin = PackageOrigin.Own,
            Scope = Scope.Runtime,
            Line = module.Line,
            DependsOn = [.. packages.Where(package => package.IsDirect).Select(package => package.Id)],
        };
        return new LockFileContent
        {
            FormatVersion = module.GoVersion,
            Packages = [root, .. packages, .. GoToolchain.Of(module) is { } toolchain ? [toolchain] : Array.Empty<LockedPackage>()],
            StatesEmptiness = packages.AreAllOwn(),
            Remarks = [.. Remarks(file, module, packages)],
        };
    }

    private static LockedPackage Package(GoModule module, GoRequirement required, IReadOnlySet<string> own)
    {
        var replacement = module.ReplacementOf(required);
        var isOwn = replacement?.IsLocal ?? own.Contains(required.Path);
        var (path, version) = replacement is { IsLocal: false } other ? (other.Target, other.TargetVersion) : (required.Path, required.Version);
        return new LockedPackage
        {
            Id = isOwn ? required.Path : $"{path}@{version}",
            Name = path,
            Version = isOwn ? null : version,
            Purl = isOwn ? null : PackageUrl.Named("golang", path, version),
            Origin = isOwn ? PackageOrigin.Own : PackageOrigin.Registry,
            Scope = isOwn ? Scope.Runtime : Scope.Unknown,
            IsDirect = !required.IsIndirect,
            Line = required.Line,
        };
    }

    private static IEnumerable<string> Remarks(LockFile file, GoModule module, IReadOnlyList<LockedPackage> packages)
    {
        if (packages.All(package => package.Origin == PackageOrigin.Own)) yield break;
        if (Version.TryParse(module.GoVersion, out var version) && version < FirstWithIndirect)
            yield return $"go {module.GoVersion} does not list what dependencies bring: 'go mod tidy -go=1.17' or newer does";
        if (file.Neighbour("go.sum") is not { } sums) yield return "go.sum is missing beside it: whether the list is whole cannot be checked";
        else if (GoSum.Missing(sums.Text, packages) is { Count: > 0 } missing)
            yield return $"go.sum has no entry for {string.Join(", ", missing.Take(3))}{(missing.Count > 3 ? $" and {missing.Count - 3} more" : "")}: 'go mod tidy' makes both agree";
    }
}
