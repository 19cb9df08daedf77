using System.Text;
using Bench.Measuring;

namespace Bench.Monorepos;

/// <summary>A monorepo in git: one commit with all files, and for each number of changes one that follows it. Nothing is checked out, for nothing reads it.</summary>
internal sealed class MonorepoRepository
{
    private MonorepoRepository(string folder, string before, IReadOnlyDictionary<int, string> after) => (Folder, Before, After) = (folder, before, after);

    public string Folder { get; }

    public string Before { get; }

    /// <summary>The commit that changes so many files.</summary>
    public IReadOnlyDictionary<int, string> After { get; }

    public static MonorepoRepository Create(string folder, Monorepo monorepo, IReadOnlyList<int> changes)
    {
        Directory.CreateDirectory(folder);
        Git(["init", "-q", "-b", "main"]);
        Git(["fast-import", "--quiet"], input => Import(input, monorepo, changes));
        Git(["repack", "-a", "-d", "-q"]);   // as a checkout gets it from a server
        var after = changes.ToDictionary(count => count, count => Git(["rev-parse", Branch(count)]));
        return new MonorepoRepository(folder, Git(["rev-parse", "main"]), after);

        string Git(string[] arguments, Action<Stream>? feed = null) =>
            new Command("git", arguments, CleanEnvironment.Variables, folder) { Feed = feed ?? (_ => { }) }.Run().Text.Trim();
    }

    private static void Import(Stream input, Monorepo monorepo, IReadOnlyList<int> changes)
    {
        using var stream = new StreamWriter(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16) { NewLine = "\n" };
        Commit(stream, "refs/heads/main", from: null, monorepo.Files.Select(file => (file.Path, (string?)file.Content)));
        foreach (var count in changes) Commit(stream, Branch(count), from: "refs/heads/main", ChangeSet.Of(monorepo, count));
    }

    // git documentation, git-fast-import: "data" counts bytes; all our names and texts are ASCII.
    private static void Commit(StreamWriter stream, string branch, string? from, IEnumerable<(string Path, string? Content)> files)
    {
        stream.WriteLine($"commit {branch}\ncommitter Bench <bench@example.com> 1717747200 +0000\ndata 7\nchanges");
        if (from != null) stream.WriteLine($"from {from}");
        foreach (var (path, content) in files)
            stream.WriteLine(content == null ? $"D {path}" : $"M 100644 inline {path}\ndata {content.Length}\n{content}");
    }

    private static string Branch(int changes) => $"refs/heads/changes-{changes}";
}
