using Actions.Git;
using DetectChanges.Targets.Graph;

namespace DetectChanges.Targets;

/// <summary>A project that is affected, with the shortest chain of reasons.</summary>
/// <param name="Project">The project.</param>
/// <param name="Via">From the project to the one that was touched: empty when it was touched itself.</param>
/// <param name="Touch">What happened to the last of them.</param>
/// <param name="Exists">False when the newer commit no longer has the project: nothing is left to build.</param>
internal sealed record AffectedTarget(Project Project, IReadOnlyList<Edge> Via, Touch Touch, bool Exists)
{
    /// <summary>For people: <c>web ← ui ← packages/ui/src/a.tsx</c>.</summary>
    public string Chain => string.Join(" ← ", Via.Select(edge => edge.To.Name).Prepend(Project.Name).Append(Cause));

    /// <summary>For outputs: closed words and names of projects only, never the name of a file.</summary>
    public string Reason => this switch
    {
        { Touch.Path: null } => "everything",
        { Via.Count: > 0 } => string.Join(" ← ", Via.Select(edge => edge.To.Name).Prepend(Project.Name)),
        { Touch.Because: null } => "changed",
        _ => "inputs",
    };

    private string Cause => Touch.Path is not { } path ? "everything counts as changed" : Visible(path) + (Touch.Because is { } because ? $" ({because})" : "");

    private static string Visible(string path) => new GitPath(path).ToString();
}
