using Actions.Toolkit;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Go;

/// <summary>A <c>go.work</c>: modules that are built with each other as they lie there.</summary>
internal sealed class GoWorkspace
{
    /// <param name="path">The <c>go.work</c>.</param>
    /// <param name="directives">What it says.</param>
    public GoWorkspace(string path, IReadOnlyList<GoDirective> directives)
    {
        Path = path;
        Folder = RepositoryPath.Folder(path);
        Uses = directives.Where(directive => directive is { Verb: "use", Words.Count: 1 })
            .Select(directive => RepositoryPath.Resolve(Folder, directive.Words[0])).OfType<string>().ToHashSet();
        Replacements = GoReplacement.In(directives);
        Frame = string.Join('\n', directives.Where(directive => directive.Verb != "use").Select(directive => directive.ToString()).Order(StringComparer.Ordinal));
    }

    public string Path { get; }

    public string Folder { get; }

    /// <summary>The folders of its modules.</summary>
    public IReadOnlySet<string> Uses { get; }

    public IReadOnlyList<GoReplacement> Replacements { get; }

    /// <summary>What holds for all its modules: the toolchain, replacements.</summary>
    public string Frame { get; }
}
