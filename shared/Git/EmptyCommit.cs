using System.IO.Compression;
using System.Text;

namespace Actions.Git;

/// <summary>
/// A commit of our own without files and parents: what every file of another commit is "added" to. git knows the tree without
/// entries, but compares commits only with commits.
/// </summary>
internal static class EmptyCommit
{
    /// <summary>Stores it as a loose object (git documentation, gitformat-loose).</summary>
    /// <param name="objects">Folder of the objects.</param>
    /// <param name="sha256">Whether the repository has SHA-256 ids.</param>
    public static ObjectId Write(string objects, bool sha256)
    {
        var (id, tree) = sha256
            ? ("38cf377310a46d7f57349076b18d85178983f8bb13d2c2a5448294148ac8b38d", "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321")
            : ("08016095106ebe0cc225bd94686a464c11727db7", "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
        var content = $"tree {tree}\nauthor nobody <> 0 +0000\ncommitter nobody <> 0 +0000\n\n";
        var folder = Directory.CreateDirectory(Path.Combine(objects, id[..2])).FullName;
        using var file = new ZLibStream(File.Create(Path.Combine(folder, id[2..])), CompressionLevel.Fastest);
        file.Write(Encoding.ASCII.GetBytes($"commit {content.Length}\0{content}"));
        return ObjectId.Parse(id);
    }
}
