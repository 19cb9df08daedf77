using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SbomScan.Images.Tar;

/// <summary>What a PAX header says of the entry after it: lines of <c>length key=value</c>.</summary>
internal sealed class PaxRecords
{
    public string? Path { get; private set; }

    public string? LinkPath { get; private set; }

    public long? Size { get; private set; }

    public bool IsSparse { get; private set; }

    /// <exception cref="FormatException">It is not a PAX header.</exception>
    public static PaxRecords Read(ReadOnlySpan<byte> bytes)
    {
        var records = new PaxRecords();
        while (bytes.Length > 0)
        {
            if (!Utf8Parser.TryParse(bytes, out int length, out var digits) || length <= digits + 1 || length > bytes.Length || bytes[digits] != ' ')
                throw Damaged();
            records.Take(bytes[(digits + 1)..(length - 1)]);
            bytes = bytes[length..];
        }

        return records;
    }

    private void Take(ReadOnlySpan<byte> record)
    {
        var at = record.IndexOf((byte)'=');
        if (at < 0) throw Damaged();
        var key = record[..at];
        var value = record[(at + 1)..];
        if (key.SequenceEqual("path"u8) || key.SequenceEqual("GNU.sparse.name"u8)) Path = Encoding.UTF8.GetString(value);
        else if (key.SequenceEqual("linkpath"u8)) LinkPath = Encoding.UTF8.GetString(value);
        else if (key.SequenceEqual("size"u8)) Size = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : throw Damaged();
        IsSparse |= key.StartsWith("GNU.sparse."u8);
    }

    private static FormatException Damaged() => new("a PAX header in the tar is damaged");
}
