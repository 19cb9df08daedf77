using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary>What the <c>pyproject.toml</c> beside a lock file asks for by name: not every lock tells it.</summary>
internal static class PyProject
{
    /// <returns>Names in their one form. Empty when there is no such file, or none that can be read.</returns>
    public static IReadOnlyList<(string Name, Scope Scope)> Asked(LockFile file) =>
        Beside.Read<IReadOnlyList<(string Name, Scope Scope)>>(file, "pyproject.toml", [], project => [.. Asked(Toml.Read(project.Text))]);

    private static IEnumerable<(string Name, Scope Scope)> Asked(DataMap project) =>
    [
        .. Named(project.Map("project")?.List("dependencies"), Scope.Runtime),
        .. Groups(project.Map("project")?.Map("optional-dependencies"), _ => Scope.Optional),
        .. Groups(project.Map("dependency-groups"), Pypi.ScopeOf),
        .. Groups(project.Map("tool")?.Map("pdm")?.Map("dev-dependencies"), _ => Scope.Dev),
        .. OfPoetry(project.Map("tool")?.Map("poetry")),
    ];

    private static IEnumerable<(string Name, Scope Scope)> Groups(DataMap? groups, Func<string, Scope> scopeOf) =>
        groups == null ? [] : groups.Entries.SelectMany(group => Named(group.Value as DataList, scopeOf(group.Key)));

    private static IEnumerable<(string Name, Scope Scope)> Named(DataList? list, Scope scope) =>
        (list?.Items ?? []).OfType<DataText>().Select(item => Requirement.Parse(item.Text)).OfType<Requirement>().Select(asked => (Pypi.Key(asked.Name), scope));

    private static IEnumerable<(string Name, Scope Scope)> OfPoetry(DataMap? poetry) =>
    [
        .. OfPoetry(poetry?.Map("dependencies"), Scope.Runtime),
        .. OfPoetry(poetry?.Map("dev-dependencies"), Scope.Dev),
        .. (poetry?.EntriesOf("group") ?? []).SelectMany(group => OfPoetry((group.Value as DataMap)?.Map("dependencies"), Pypi.ScopeOf(group.Key))),
    ];

    private static IEnumerable<(string Name, Scope Scope)> OfPoetry(DataMap? dependencies, Scope scope) =>
        (dependencies?.Entries ?? []).Where(entry => entry.Key != "python")
            .Select(entry => (Pypi.Key(entry.Key), (entry.Value as DataMap)?.Flag("optional") == true ? Scope.Optional : scope));
}
