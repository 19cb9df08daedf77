using System.Globalization;
using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>
/// One <c>git cat-file --batch-command</c>, started at the first question and kept: many questions, then all their answers
/// (git documentation, git-cat-file, "BATCH OUTPUT").
/// </summary>
internal sealed class CatFile(GitProgram git, string folder) : IDisposable
{
    // No content of an object can foresee it.
    private readonly string end = $"end-{Guid.NewGuid():n}";
    private RunningProcess? process;

    /// <summary>The type and size of each object, in bytes; <see langword="null"/> for one that is not here.</summary>
    public async Task<IReadOnlyList<(string Type, long Size)?>> InfoAsync(IReadOnlyCollection<string> objects, CancellationToken cancellationToken)
    {
        var lines = Encoding.ASCII.GetString((await AskAsync("info", objects, cancellationToken)).Span).Split('\n');
        if (lines.Length != objects.Count + 1) throw NotUnderstood(lines[^1]);
        return [.. lines.SkipLast(1).Select(Header)];
    }

    /// <summary>The content of each object; <see langword="null"/> for one that is not here.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>?>> ContentsAsync(IReadOnlyCollection<string> objects, CancellationToken cancellationToken)
    {
        var contents = new List<ReadOnlyMemory<byte>?>(objects.Count);
        for (var answer = await AskAsync("contents", objects, cancellationToken); contents.Count < objects.Count;) contents.Add(Next(ref answer));
        return contents;
    }

    public void Dispose() => process?.Dispose();

    private async Task<ReadOnlyMemory<byte>> AskAsync(string command, IEnumerable<string> objects, CancellationToken cancellationToken)
    {
        process ??= git.Open(folder, ["cat-file", "--batch-command"]);
        var question = string.Concat(objects.Select(id => $"{command} {id}\n").Append($"info {end}\n"));
        return await process.AskAsync(Encoding.ASCII.GetBytes(question), Encoding.ASCII.GetBytes($"{end} missing\n"), cancellationToken)
            ?? throw new WorldError($"git cat-file ended early: {ForeignText.Neutralise(await process.EndAsync())}");
    }

    // Each content stands behind a line "ID TYPE SIZE" and before a line break.
    private static ReadOnlyMemory<byte>? Next(ref ReadOnlyMemory<byte> answer)
    {
        var lineEnd = answer.Span.IndexOf((byte)'\n');
        if (lineEnd < 0) throw NotUnderstood("");
        var header = Encoding.ASCII.GetString(answer.Span[..lineEnd]);
        if (Header(header) is not { } found)
        {
            answer = answer[(lineEnd + 1)..];
            return null;
        }

        if (answer.Length < lineEnd + found.Size + 2) throw NotUnderstood(header);
        var content = answer.Slice(lineEnd + 1, (int)found.Size);
        answer = answer[(lineEnd + (int)found.Size + 2)..];
        return content;
    }

    private static (string Type, long Size)? Header(string line) => line.Split(' ') switch
    {
        [_, var type, var size] when long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (type, number),
        [.., "missing"] => null,
        _ => throw NotUnderstood(line),
    };

    private static WorldError NotUnderstood(string answer) => new($"git cat-file wrote an answer that is not understood: '{ForeignText.Neutralise(answer)}'.");
}
