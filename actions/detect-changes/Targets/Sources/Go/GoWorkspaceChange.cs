using DetectChanges.Targets.Graph;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Go;

/// <summary>What changed files of a workspace do to its modules, which all get their dependencies from one list.</summary>
internal sealed class GoWorkspaceChange((GoCommit Go, DescribedCommit Described) before, (GoCommit Go, DescribedCommit Described) after)
{
    /// <summary>A changed <c>go.work</c>.</summary>
    public IReadOnlyList<Effect>? OfWork(string path)
    {
        var (old, @new) = (before.Go.WorkspaceAt(path), after.Go.WorkspaceAt(path));
        if (old == null && @new == null) return null;
        if (old?.Frame != @new?.Frame) return Members(path, _ => true, path);
        return Members(path, module => old!.Uses.Contains(module.Folder) != @new!.Uses.Contains(module.Folder), $"joins or leaves {path}");
    }

    /// <summary>A changed <c>go.work.sum</c>: each line begins with the module it is about.</summary>
    public IReadOnlyList<Effect>? OfSum(string path)
    {
        var work = path[..^".sum".Length];
        if (before.Go.WorkspaceAt(work) == null && after.Go.WorkspaceAt(work) == null) return null;
        var (old, @new) = (Lines(before, path), Lines(after, path));
        var changed = old.Except(@new).Union(@new.Except(old)).Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        var all = Members(work, _ => true, path);
        var requiring = Members(work, module => module.Requires.Overlaps(changed), path);
        var known = new[] { before, after }.SelectMany(commit => commit.Go.Modules).SelectMany(module => module.Requires).ToHashSet(StringComparer.Ordinal);
        return changed.IsSubsetOf(known) && changed.Count > 0 ? requiring : all;
    }

    /// <summary>A changed <c>go.mod</c> in a workspace: its module, and those beside it that require what it requires or replaces differently now.</summary>
    public IReadOnlyList<Effect>? OfMod(string path)
    {
        var folder = RepositoryPath.Folder(path);
        if (before.Go.At(folder) is not { Name: not null } old || after.Go.At(folder) is not { Name: not null } @new) return null;
        var differing = old.Differences(@new).ToHashSet(StringComparer.Ordinal);
        var workspaces = before.Go.Workspaces.Concat(after.Go.Workspaces).Where(workspace => workspace.Uses.Contains(folder)).Select(workspace => workspace.Path).Distinct().ToList();
        if (workspaces.Count == 0) return null;
        var others = workspaces.SelectMany(work => Members(work, IsOther, $"{path}, in the same {work}"));
        return [.. others.Prepend(new Effect(@new.In(after.Described.Graph), path)).Prepend(new Effect(old.In(before.Described.Graph), path)).Distinct()];

        bool IsOther(GoModule module) => module.Folder != folder && module.Requires.Overlaps(differing);
    }

    private List<Effect> Members(string work, Func<GoModule, bool> which, string because)
    {
        var effects = new List<Effect>();
        foreach (var (go, described) in new[] { before, after })
            if (go.WorkspaceAt(work) is { } workspace)
                effects.AddRange(go.In(workspace).Where(which).Select(module => new Effect(module.In(described.Graph), because)));
        return [.. effects.Distinct()];
    }

    private static string[] Lines((GoCommit Go, DescribedCommit Described) commit, string path) =>
        commit.Described.Commit.Text(path)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
