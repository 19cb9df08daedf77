using Actions.Toolkit;
using DetectChanges.Filters;

namespace DetectChanges.Targets.Sources.Declared;

/// <summary>The user's own word on projects, for what no manifest says.</summary>
/// <param name="Path">Where it was read from, relative to the root of the repository.</param>
/// <param name="Auto">Whether manifests are read besides.</param>
/// <param name="Global">Files that every project is built with.</param>
/// <param name="Ignore">Files that describe no project, whatever their names: test data, templates.</param>
/// <param name="Projects">In file order.</param>
internal sealed record ProjectFile(string Path, bool Auto, IReadOnlyList<Glob> Global, IReadOnlyList<Glob> Ignore, IReadOnlyList<DeclaredProject> Projects)
{
    /// <summary>What <c>targets: auto</c> stands for: no file, only manifests.</summary>
    public static ProjectFile None { get; } = new("", Auto: true, [], [], []);

    /// <summary>What <c>targets: none</c> stands for: projects are not looked for.</summary>
    public static ProjectFile Unwanted { get; } = new("", Auto: false, [], [], []);
}

/// <summary>One project of the project file.</summary>
/// <param name="Name">Its name in outputs.</param>
/// <param name="Root">Its folder.</param>
/// <param name="Kind">A word of the user's.</param>
/// <param name="DependsOn">Names or folders of other projects, declared or not.</param>
/// <param name="Inputs">Files outside its folder that it is built with; those with <c>!</c> are taken away.</param>
internal sealed record DeclaredProject(string Name, string Root, string Kind, IReadOnlyList<string> DependsOn, IReadOnlyList<FilterItem> Inputs)
{
    /// <summary>Whether it is built with a file outside its folder.</summary>
    public bool Takes(string path) =>
        Inputs.Any(item => !item.IsExclusion && item.Body.Matches(path)) && !Inputs.Any(item => item.IsExclusion && item.Body.Matches(path));
}
