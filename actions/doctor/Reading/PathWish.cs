using Actions.Toolkit;

namespace Doctor;

/// <summary>One line of <c>path</c>: a file, a folder, or a glob of files.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Place">Where it leads; null for a glob.</param>
/// <param name="Glob">What files must match; null for a file or a folder.</param>
internal sealed record PathWish(string Text, WorkspacePath? Place, Glob? Glob)
{
    /// <exception cref="FormatException">It leads out of the workspace, or is no glob.</exception>
    public static PathWish Parse(RunnerContext runner, string line) => line.IndexOfAny(['*', '?', '{', '[']) < 0
        ? new PathWish(line, WorkspacePath.Resolve(runner, line), null)
        : new PathWish(line, null, Glob.Parse(line));
}
