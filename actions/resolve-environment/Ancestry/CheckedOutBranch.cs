using Actions.Git;

namespace ResolveEnvironment.Ancestry;

/// <summary>Where a branch of the remote stood when it was fetched, by the files of a checkout.</summary>
internal static class CheckedOutBranch
{
    /// <returns>Null when the checkout does not tell.</returns>
    public static ObjectId? Tip(GitCheckout checkout, string branch)
    {
        var gitFolder = Path.GetDirectoryName(checkout.Objects)!;
        var name = $"refs/remotes/origin/{branch}";
        var file = Path.Combine(gitFolder, name);
        if (File.Exists(file)) return ObjectId.TryParse(File.ReadAllText(file).Trim(), out var loose) ? loose : null;
        var packed = Path.Combine(gitFolder, "packed-refs");
        return File.Exists(packed) ? Packed(packed, name) : null;
    }

    // One "<id> <name>" a line (git documentation, gitrepository-layout).
    private static ObjectId? Packed(string file, string name)
    {
        foreach (var line in File.ReadLines(file))
        {
            if (line.EndsWith($" {name}", StringComparison.Ordinal) && ObjectId.TryParse(line[..^(name.Length + 1)], out var id)) return id;
        }

        return null;
    }
}
