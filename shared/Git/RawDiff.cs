using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>
/// Reads <c>git diff-tree --raw -z --no-abbrev</c> as bytes:
/// <c>:100644 100755 OLDID NEWID M NUL name NUL</c> (git documentation, "Raw output format"). Names hold any byte but NUL.
/// </summary>
public static class RawDiff
{
    // File, executable, link, submodule, and what is not there.
    private static readonly string[] UsualModes = ["100644", "100755", "120000", "160000", "000000"];

    /// <summary>Reads all records.</summary>
    /// <exception cref="WorldError">A record is not understood: an answer that may lack a file is no answer.</exception>
    public static IReadOnlyList<TreeChange> Parse(ReadOnlySpan<byte> output)
    {
        var changes = new List<TreeChange>(output.Count((byte)0) / 2);
        while (output.Length > 0)
        {
            var header = Next(ref output);
            changes.Add(Read(header, Next(ref output)));
        }

        return changes;
    }

    /// <summary>Reads what a commit has when everything in it is new; with a hundred thousand files, the difference counts.</summary>
    /// <exception cref="WorldError">A record is not understood: an answer that may lack a file is no answer.</exception>
    public static IReadOnlyList<TreeFile> ParseFiles(ReadOnlySpan<byte> output)
    {
        var files = new List<TreeFile>(output.Count((byte)0) / 2);
        while (output.Length > 0)
        {
            var header = Next(ref output);
            var change = Read(header, Next(ref output));
            files.Add(new TreeFile(change.Path.Text, change.NewMode, change.NewId));
        }

        return files;
    }

    private static TreeChange Read(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name)
    {
        var rest = header;
        if (name.Length == 0
            || Word(ref rest) is not [(byte)':', .. { Length: 6 } oldMode]
            || Word(ref rest) is not { Length: 6 } newMode
            || !ObjectId.TryParse(Word(ref rest), out var before)
            || !ObjectId.TryParse(Word(ref rest), out var after)
            || Status(rest) is not { } status)
        {
            throw NotUnderstood(header);
        }

        return new TreeChange(new GitPath(name), status, Mode(oldMode), Mode(newMode), before, after);
    }

    private static ChangeStatus? Status(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'A'] => ChangeStatus.Added,
        [(byte)'M'] or [(byte)'T'] => ChangeStatus.Modified,   // T: a file became a link or a submodule, or the other way round
        [(byte)'D'] => ChangeStatus.Deleted,
        _ => null,
    };

    private static string Mode(ReadOnlySpan<byte> digits)
    {
        foreach (var usual in UsualModes)
        {
            if (Ascii.Equals(digits, usual)) return usual;
        }

        return Encoding.ASCII.GetString(digits);
    }

    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)' ');
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return word;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> output)
    {
        var end = output.IndexOf((byte)0);
        if (end < 0) throw NotUnderstood(output);
        var field = output[..end];
        output = output[(end + 1)..];
        return field;
    }

    private static WorldError NotUnderstood(ReadOnlySpan<byte> record) =>
        new($"git diff-tree wrote a record that is not understood: '{Encoding.ASCII.GetString(record[..Math.Min(record.Length, 200)])}'.");
}
