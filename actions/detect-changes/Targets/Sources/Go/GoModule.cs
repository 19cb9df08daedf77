using Actions.Toolkit;
using DetectChanges.Targets.Graph;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Go;

/// <summary>A module: a folder with a <c>go.mod</c>.</summary>
internal sealed class GoModule
{
    private readonly IReadOnlyList<GoDirective> directives;

    /// <param name="path">The <c>go.mod</c>.</param>
    /// <param name="directives">What it says; <see langword="null"/> when it cannot be read.</param>
    public GoModule(string path, IReadOnlyList<GoDirective>? directives)
    {
        Path = path;
        Folder = RepositoryPath.Folder(path);
        this.directives = directives ?? [];
        Name = this.directives.FirstOrDefault(directive => directive is { Verb: "module", Words.Count: 1 })?.Words[0];
        Requires = this.directives.Where(directive => directive is { Verb: "require", Words.Count: > 0 }).Select(directive => directive.Words[0]).ToHashSet();
        Replacements = GoReplacement.In(this.directives);
    }

    public string Path { get; }

    public string Folder { get; }

    /// <summary>What others import it by; <see langword="null"/> when that cannot be read.</summary>
    public string? Name { get; }

    /// <summary>The modules it names, those that others need included: since Go 1.17 they are listed too.</summary>
    public IReadOnlySet<string> Requires { get; }

    public IReadOnlyList<GoReplacement> Replacements { get; }

    public Project In(GraphBuilder graph) => graph.Add(Folder, GoProjects.Kind, Path, Name);

    /// <summary>The modules whose version or replacement differs from that of the same file in another commit.</summary>
    public IEnumerable<string> Differences(GoModule other)
    {
        var (here, there) = (Resolving(directives), Resolving(other.directives));
        return here.Except(there).Union(there.Except(here)).Select(line => line.Split(' ')[1]).Distinct();
    }

    private static List<string> Resolving(IEnumerable<GoDirective> directives) =>
        [.. directives.Where(directive => directive is { Verb: "require" or "replace" or "exclude", Words.Count: > 0 }).Select(directive => directive.ToString())];
}
