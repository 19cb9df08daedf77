using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary>One <c>[[package]]</c> of a <c>uv.lock</c>.</summary>
internal sealed class UvPackage
{
    internal sealed record Group(Scope Scope, IReadOnlyList<DataMap> Dependencies);

    public UvPackage(DataMap entry)
    {
        Name = entry.Required("name");
        Version = entry.Text("version");
        Line = entry.LineOf("name");
        var source = entry.Map("source") ?? throw new FormatException($"line {entry.Line}: '{ForPeople.Shortened(Name)}' has no source");
        Source = SourceOf(source);
        Id = Source.Origin is PackageOrigin.Registry ? Pypi.Id(Name, Version) : $"{Pypi.Id(Name, Version)} ({string.Join(' ', source.Entries.Select(part => (part.Value as DataText)?.Text))})";
        Groups = [.. GroupsOf(entry)];
        var archives = entry.Maps("wheels").Concat(entry.Find("sdist") is DataMap archive ? [archive] : []);
        Hashes = HashText.All(archives.Select(file => HashText.Parse(file.Text("hash"))));
    }

    public string Id { get; }

    public string Name { get; }

    public string? Version { get; }

    public int Line { get; }

    public PythonSource Source { get; }

    /// <summary>What it depends on; of packages of others the extras that somebody asks for are among it.</summary>
    public IReadOnlyList<Group> Groups { get; }

    public IReadOnlyList<PackageHash> Hashes { get; }

    public bool IsOwn => Source.Origin == PackageOrigin.Own;

    /// <param name="entry">A package, or the <c>[manifest]</c> of a workspace that is no package itself.</param>
    public static IEnumerable<Group> GroupsOf(DataMap? entry)
    {
        if (entry == null) yield break;
        yield return new Group(Scope.Runtime, [.. entry.Maps("dependencies"), .. entry.Maps("requirements")]);
        foreach (var (_, _, extra) in entry.EntriesOf("optional-dependencies")) yield return new Group(Scope.Optional, [.. extra.As<DataList>("an extra").Maps]);
        foreach (var table in (string[])["dev-dependencies", "dependency-groups"])
        {
            foreach (var (name, _, group) in entry.EntriesOf(table)) yield return new Group(Pypi.ScopeOf(name), [.. group.As<DataList>("a group").Maps]);
        }
    }

    private static PythonSource SourceOf(DataMap source)
    {
        if (source.Text("registry") is { } index) return PythonSource.Registry(index);
        if (source.Text("git") is { } repository)
            return PythonSource.Git(repository.Split('?', '#')[0], repository.Contains('#') ? repository[(repository.LastIndexOf('#') + 1)..] : null);
        return source.Text("url") is { } url ? PythonSource.Url(url) : PythonSource.Own;
    }
}
