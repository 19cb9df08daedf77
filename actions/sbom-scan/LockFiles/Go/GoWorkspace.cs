using Actions.Toolkit;

namespace SbomScan.LockFiles.Go;

/// <summary>The <c>go.work</c> in the folder of a module or above it.</summary>
internal static class GoWorkspace
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    /// <summary>Paths of the modules that lie in the repository, so that none of them is taken from elsewhere.</summary>
    public static IReadOnlySet<string> Modules(LockFile file)
    {
        try
        {
            for (var above = ""; file.Resolve(above + "go.work") != null; above += "../")
            {
                if (file.Neighbour(above + "go.work") is { } workspace) return Modules(workspace, GoDirective.Read(workspace.Text));
            }
        }
        catch (FormatException)
        {
            // A go.mod alone is enough.
        }

        return None;
    }

    private static HashSet<string> Modules(LockFile workspace, IEnumerable<GoDirective> directives) => directives
        .Where(directive => directive is { Verb: "use", Words.Count: 1 })
        .Select(directive => workspace.Neighbour($"{directive.Words[0]}/go.mod")).OfType<LockFile>()
        .Select(module => GoModule.Read(module.Text).Path).ToHashSet(StringComparer.Ordinal);
}
