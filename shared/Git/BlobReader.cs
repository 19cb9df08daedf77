using System.Globalization;
using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>
/// Reads many blobs with one <c>git cat-file --batch-command</c>: first the sizes, then the contents of those that are not too large
/// (git documentation, git-cat-file, "BATCH OUTPUT").
/// </summary>
internal sealed class BlobReader(GitProgram git, string folder)
{
    private readonly string end = $"end-{Guid.NewGuid():n} missing\n";

    public async Task<Blobs> ReadAsync(IReadOnlyCollection<ObjectId> ids, int largest, CancellationToken cancellationToken)
    {
        var missing = new List<ObjectId>();
        var tooLarge = new List<ObjectId>();
        var wanted = new List<ObjectId>();
        if (ids.Count == 0) return new Blobs(new Dictionary<ObjectId, ReadOnlyMemory<byte>>(), missing, tooLarge);
        using var process = git.Open(folder, ["cat-file", "--batch-command"]);
        var sizes = Encoding.ASCII.GetString((await AskAsync(process, "info", ids, cancellationToken)).Span).Split('\n');
        if (sizes.Length != ids.Count + 1) throw NotUnderstood(sizes[^1]);
        foreach (var (id, answer) in ids.Zip(sizes))
        {
            if (SizeOf(answer) is not { } size) missing.Add(id);
            else if (size > largest) tooLarge.Add(id);
            else wanted.Add(id);
        }

        return new Blobs(Split(wanted, await AskAsync(process, "contents", wanted, cancellationToken)), missing, tooLarge);
    }

    private async Task<ReadOnlyMemory<byte>> AskAsync(RunningProcess process, string command, IEnumerable<ObjectId> ids, CancellationToken cancellationToken)
    {
        var question = string.Concat(ids.Select(id => $"{command} {id}\n").Append($"info {end.Split(' ')[0]}\n"));
        return await process.AskAsync(Encoding.ASCII.GetBytes(question), Encoding.ASCII.GetBytes(end), cancellationToken)
            ?? throw new WorldError($"git cat-file ended early: {ForeignText.Neutralise(await process.EndAsync())}");
    }

    // Each content stands behind a line "ID blob SIZE" and before a line break.
    private static Dictionary<ObjectId, ReadOnlyMemory<byte>> Split(List<ObjectId> ids, ReadOnlyMemory<byte> answer)
    {
        var contents = new Dictionary<ObjectId, ReadOnlyMemory<byte>>();
        foreach (var id in ids)
        {
            var lineEnd = answer.Span.IndexOf((byte)'\n');
            var header = lineEnd < 0 ? "" : Encoding.ASCII.GetString(answer.Span[..lineEnd]);
            if (!header.StartsWith(id.Hex, StringComparison.Ordinal) || SizeOf(header) is not { } size || answer.Length < lineEnd + size + 2)
                throw NotUnderstood(header);
            contents[id] = answer.Slice(lineEnd + 1, (int)size);
            answer = answer[(lineEnd + (int)size + 2)..];
        }

        return contents;
    }

    private static WorldError NotUnderstood(string answer) => new($"git cat-file wrote an answer that is not understood: '{ForeignText.Neutralise(answer)}'.");

    private static long? SizeOf(string answer) =>
        answer.Split(' ') is [_, "blob", var size] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
