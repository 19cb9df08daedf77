using Actions.Git;

namespace ReleaseTree.Git;

/// <summary>One name in a folder of a commit.</summary>
internal sealed record TreeEntry(string Mode, string Type, ObjectId Id, string Name)
{
    public const string FolderMode = "040000";

    public const string FileMode = "100644";

    public bool IsFolder => Type == "tree";

    public bool IsFile => Type == "blob" && Mode is FileMode or "100755";

    public static TreeEntry Folder(string name, ObjectId id) => new(FolderMode, "tree", id, name);

    public static TreeEntry File(string name, ObjectId id) => new(FileMode, "blob", id, name);

    /// <summary>As <c>git ls-tree</c> writes it and <c>git mktree</c> reads it.</summary>
    public override string ToString() => $"{Mode} {Type} {Id}\t{Name}";

    public static TreeEntry Parse(string record)
    {
        var tab = record.IndexOf('\t', StringComparison.Ordinal);
        var words = record[..tab].Split(' ');
        return new TreeEntry(words[0], words[1], ObjectId.Parse(words[2]), record[(tab + 1)..]);
    }
}
