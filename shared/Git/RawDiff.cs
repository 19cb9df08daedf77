using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>
/// Reads <c>git diff-tree --raw -z --no-abbrev</c> as bytes:
/// <c>:100644 100755 OLDID NEWID M NUL name NUL</c> (git documentation, "Raw output format"). Names hold any byte but NUL.
/// </summary>
public static class RawDiff
{
    /// <summary>Reads all records.</summary>
    /// <exception cref="WorldError">A record is not understood: an answer that may lack a file is no answer.</exception>
    public static IReadOnlyList<TreeChange> Parse(ReadOnlySpan<byte> output)
    {
        var changes = new List<TreeChange>();
        while (output.Length > 0)
        {
            var header = Encoding.ASCII.GetString(Next(ref output));
            changes.Add(Read(header, Next(ref output)));
        }

        return changes;
    }

    private static TreeChange Read(string header, ReadOnlySpan<byte> name)
    {
        if (name.Length == 0
            || header.Split(' ') is not [[':', .. { Length: 6 } oldMode], { Length: 6 } newMode, var oldId, var newId, [var letter, ..]]
            || !ObjectId.TryParse(oldId, out var before)
            || !ObjectId.TryParse(newId, out var after))
        {
            throw NotUnderstood(header);
        }

        var status = letter switch
        {
            'A' => ChangeStatus.Added,
            'M' or 'T' => ChangeStatus.Modified,   // T: a file became a link or a submodule, or the other way round
            'D' => ChangeStatus.Deleted,
            _ => throw NotUnderstood(header),
        };
        return new TreeChange(new GitPath(name), status, oldMode, newMode, before, after);
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> output)
    {
        var end = output.IndexOf((byte)0);
        if (end < 0) throw NotUnderstood(Encoding.ASCII.GetString(output));
        var field = output[..end];
        output = output[(end + 1)..];
        return field;
    }

    private static WorldError NotUnderstood(string record) =>
        new($"git diff-tree wrote a record that is not understood: '{(record.Length <= 200 ? record : record[..200])}'.");
}
