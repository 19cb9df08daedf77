using Actions.Toolkit;

namespace ReleaseTree;

/// <summary>What stands in the way of a release, collected so that all of it is told at once.</summary>
internal sealed class Problems
{
    private readonly List<string> found = [];

    public IReadOnlyList<string> Found => found;

    public void Add(string problem) => found.Add(problem);

    public void Add(IEnumerable<string> problems) => found.AddRange(problems);

    /// <exception cref="UserError">There is at least one.</exception>
    public void ThrowIfAny(string remedy)
    {
        if (found.Count > 0) throw new UserError($"This cannot be released:\n{string.Join('\n', found.Select(problem => $"- {problem}"))}", remedy);
    }
}
