using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.TypeScript;

/// <summary>What a project is compiled with according to its <c>tsconfig*.json</c>: other projects, shared configurations, sources elsewhere.</summary>
internal sealed class TsConfigDependencies(Snapshot commit, NpmRepository repository, GraphBuilder graph, PathUse uses)
{
    private readonly TsConfigs configs = new(commit, repository);
    private readonly Dictionary<TsConfig, IReadOnlyList<(string Alias, string Target)>> aliases = [];
    private readonly HashSet<string> noticed = new(StringComparer.Ordinal);

    public void Add()
    {
        foreach (var path in commit.Read.Where(path => NpmFiles.IsTypeScript(RepositoryPath.Name(path)) && !NpmFiles.IsInstalled(path)))
        {
            if (graph.OwnersOf(path) is not { Count: > 0 } owners || configs.At(path) is not { } config) continue;
            foreach (var owner in owners) Add(owner, config);
        }
    }

    private void Add(Project project, TsConfig config)
    {
        foreach (var reference in config.References) Use(project, config.Folder, reference, $"reference {reference} in {config.Path}");
        foreach (var source in config.Sources) Use(project, config.Folder, source, $"{source} in {config.Path}");
        var chain = new List<TsConfig> { config };
        foreach (var extended in configs.BasesOf(config))
        {
            uses.Add(project, extended, $"{config.Path} extends {extended}");
            if (configs.At(extended) is { } read) chain.Add(read);
            else if (noticed.Add(extended)) graph.Notice(extended, "a tsconfig extends it; what it refers to itself is not followed: only files named tsconfig*.json are read");
        }

        AddPaths(project, chain);
    }

    // The nearest "paths" replaces all others, and so does the nearest "baseUrl" that they are relative to.
    private void AddPaths(Project project, List<TsConfig> chain)
    {
        if (chain.Find(one => one.Paths != null) is not { } declaring) return;
        var basis = chain.Find(one => one.BaseUrl != null) is { } named ? RepositoryPath.Resolve(named.Folder, named.BaseUrl!) : declaring.Folder;
        if (basis == null) return;
        var isOwn = graph.OwnersOf(declaring.Path).Contains(project);
        foreach (var (alias, target) in isOwn ? declaring.Paths! : AliasesFor(declaring))
        {
            if (Start(basis, target) is ("", true)) Notice(declaring, $"\"{alias}\" leads to the whole repository, and says nothing about who uses what");
            else Use(project, basis, target, $"\"{alias}\" in {declaring.Path}");
        }
    }

    // A table for everybody may hold hundreds of names, for hundreds of projects: it is sorted out once.
    private IReadOnlyList<(string Alias, string Target)> AliasesFor(TsConfig shared)
    {
        if (aliases.TryGetValue(shared, out var known)) return known;
        if (shared.Paths!.Count(path => IsPackageName(path.Alias)) is > 0 and var names)
            Notice(shared, $"{names} of its paths are names of packages: they count as used only by those who name them in their package.json");
        return aliases[shared] = [.. shared.Paths!.Where(path => !IsPackageName(path.Alias))];
    }

    // Whoever imports a package by its name says so in package.json as well; a table of all names for all is no dependency of each on each.
    private bool IsPackageName(string alias)
    {
        var name = alias.EndsWith("/*", StringComparison.Ordinal) ? alias[..^2] : alias;
        return repository.FolderOf(name) != null || (name.StartsWith('@') && !name.Contains('/') && repository.HasScope(name));
    }

    private void Notice(TsConfig config, string message)
    {
        if (noticed.Add(config.Path + message)) graph.Notice(config.Path, message);
    }

    private void Use(Project project, string folder, string target, string because)
    {
        var (path, isPattern) = Start(folder, target);
        if (path == null || NpmFiles.IsInstalled(path + "/")) return;
        if (!isPattern) uses.Add(project, path, because);
        else if (path.Length > 0) uses.AddBelow(project, path, because);
        else if (project.Root.Length > 0) graph.UsesFolder(project, "", because);
    }

    // "packages" of "packages/*/src/**"
    private static (string? Path, bool IsPattern) Start(string folder, string target)
    {
        var star = target.AsSpan().IndexOfAny('*', '?');
        return (RepositoryPath.Resolve(folder, star < 0 ? target : target[..(target.LastIndexOf('/', star) + 1)]), star >= 0);
    }
}
