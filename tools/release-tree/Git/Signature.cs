using Actions.Git;
using Actions.Toolkit;

namespace ReleaseTree.Git;

/// <summary>
/// Who and when, taken from the commit that is released: nothing of the machine or the moment gets into a commit or tag made from it,
/// so that the same release has the same ids wherever and however often it is made.
/// </summary>
/// <param name="Author">Name, address, time and zone, as git writes them.</param>
/// <param name="Committer">The same of who committed.</param>
internal sealed record Signature(string Author, string Committer)
{
    public static Signature Of(string commit)
    {
        var lines = commit.Split('\n').TakeWhile(line => line.Length > 0).ToList();
        return new Signature(Line(lines, "author "), Line(lines, "committer "));
    }

    /// <summary>The text of a commit object.</summary>
    public string Commit(ObjectId tree, ObjectId parent, string message) =>
        $"tree {tree}\nparent {parent}\nauthor {Author}\ncommitter {Committer}\n\n{message}\n";

    /// <summary>The text of an annotated tag.</summary>
    public string Tag(string name, ObjectId commit) => $"object {commit}\ntype commit\ntag {name}\ntagger {Committer}\n\n{name}\n";

    private static string Line(List<string> lines, string key) =>
        lines.Find(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..] ?? throw new WorldError($"The commit to release has no '{key.TrimEnd()}'.");
}
