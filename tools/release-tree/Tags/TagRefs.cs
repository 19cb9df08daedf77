using System.Text;
using Actions.Git;
using ReleaseTree.Git;

namespace ReleaseTree.Tags;

/// <summary>Reads the tags of a repository, and writes one only when it still is what was read.</summary>
internal sealed class TagRefs(GitCommands git)
{
    private const string Prefix = "refs/tags/";
    private const string Peeled = "^{}";

    /// <summary>All tags by name.</summary>
    public async Task<IReadOnlyDictionary<string, PresentTag>> ListAsync(CancellationToken cancellationToken)
    {
        var tags = new Dictionary<string, PresentTag>(StringComparer.Ordinal);
        // Without any tag it fails and says nothing.
        var result = await git.TryAsync(["show-ref", "--tags", "--dereference"], "", cancellationToken);
        foreach (var line in Encoding.UTF8.GetString(result.StandardOutput).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (id, name) = (ObjectId.Parse(line.Split(' ')[0]), line[(line.IndexOf(' ', StringComparison.Ordinal) + 1 + Prefix.Length)..]);
            if (name.EndsWith(Peeled, StringComparison.Ordinal)) tags[name[..^Peeled.Length]] = tags[name[..^Peeled.Length]] with { Commit = id };
            else tags[name] = new PresentTag(id, id);
        }

        return tags;
    }

    /// <param name="name">Name of the tag.</param>
    /// <param name="target">What its ref is to hold.</param>
    /// <param name="present">What was read; null when there was none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when it has become something else since it was read.</returns>
    public async Task<bool> TryWriteAsync(string name, ObjectId target, PresentTag? present, CancellationToken cancellationToken) =>
        (await git.TryAsync(["update-ref", Prefix + name, target.Hex, present?.Object.Hex ?? new string('0', target.Hex.Length)], "", cancellationToken)).Succeeded;
}
