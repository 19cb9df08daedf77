namespace Bench.Monorepos;

/// <summary>The shape of a monorepo: workspaces of npm in <c>apps</c>, <c>packages</c> and <c>services</c>. The same size always gives the same one.</summary>
internal sealed class Monorepo
{
    private static readonly (string Path, string Content)[] AtRoot =
    [
        ("package.json", "{\n  \"name\": \"shop\",\n  \"private\": true,\n  \"workspaces\": [\"apps/*\", \"packages/*\", \"services/*\"]\n}\n"),
        ("tsconfig.base.json", "{}\n"),
        ("README.md", "A shop.\n"),
        (".github/workflows/ci.yml", "on: push\n"),
    ];

    /// <param name="files">Number of all its files.</param>
    public Monorepo(int files)
    {
        var projects = files switch { <= 1_000 => 25, <= 20_000 => 100, _ => Vocabulary.Domains.Count * Vocabulary.Parts.Count };
        var inProjects = files - AtRoot.Length;
        Projects = [.. Enumerable.Range(0, projects).Select(at => ProjectAt(at, (inProjects / projects) + (at < inProjects % projects ? 1 : 0)))];
    }

    public IReadOnlyList<Project> Projects { get; }

    public IEnumerable<(string Path, string Content)> Files => AtRoot.Concat(
        from project in Projects
        from number in Enumerable.Range(0, project.Files)
        select (project.Path(number), project.Content(number)));

    private static Project ProjectAt(int index, int files)
    {
        var (at, domain) = (index % Vocabulary.Parts.Count, Vocabulary.Domains[index / Vocabulary.Parts.Count]);
        var (folder, part) = Vocabulary.Parts[at];
        var uses = Vocabulary.Parts.Take(Math.Min(at, 10)).Where((_, other) => (at + other) % 3 == 0).Select(other => $"{domain}-{other.Name}");
        return new Project(domain, $"{domain}-{part}", $"{folder}/{domain}-{part}", files, [.. uses]);
    }
}
