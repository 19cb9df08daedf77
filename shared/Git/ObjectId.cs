using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Actions.Git;

/// <summary>Full id of a git object: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits, so that it is safe as an argument.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ObjectId
{
    private const int MostBytes = 32;

    // A diff holds tens of thousands: four numbers each instead of a text.
    private readonly ulong first, second, third, fourth;
    private readonly byte digits;

    private ObjectId(ReadOnlySpan<byte> bytes, int digits)
    {
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
        this.digits = (byte)digits;
    }

    /// <summary>All digits.</summary>
    public string Hex
    {
        get
        {
            var length = Length;
            Span<byte> bytes = stackalloc byte[MostBytes];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, first);
            BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], second);
            BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], third);
            BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], fourth);
            return Convert.ToHexStringLower(bytes[..(length / 2)]);
        }
    }

    /// <summary>The first seven digits, for people.</summary>
    public string Short => Hex[..7];

    /// <summary>Whether it belongs to a repository with SHA-256 ids.</summary>
    public bool IsSha256 => Length == 64;

    /// <summary>Nothing but zeros: git's and GitHub's "no such object".</summary>
    public bool IsZero => Length > 0 && (first | second | third | fourth) == 0;

    private int Length => digits > 0 ? digits : throw new InvalidOperationException("No object id was given.");

    /// <summary>Reads a full id; anything else, also an abbreviated id or a ref, is refused.</summary>
    public static bool TryParse(string? text, out ObjectId id)
    {
        Span<byte> ascii = stackalloc byte[2 * MostBytes];
        id = default;
        return text is { Length: 40 or 64 }
            && Ascii.FromUtf16(text, ascii, out var length) == OperationStatus.Done
            && TryParse(ascii[..length], out id);
    }

    /// <summary>Reads a full id as git writes it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        bytes.Clear();
        var valid = text.Length is 40 or 64 && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
        id = valid ? new ObjectId(bytes, text.Length) : default;
        return valid;
    }

    /// <summary>Takes the 20 (SHA-1) or 32 (SHA-256) bytes of an id.</summary>
    /// <exception cref="FormatException">It is another number of bytes.</exception>
    public static ObjectId FromBytes(ReadOnlySpan<byte> id)
    {
        if (id.Length is not (20 or MostBytes)) throw new FormatException($"{id.Length} bytes are no object id; it has 20 or 32");
        Span<byte> bytes = stackalloc byte[MostBytes];
        bytes.Clear();
        id.CopyTo(bytes);
        return new ObjectId(bytes, 2 * id.Length);
    }

    /// <summary>Reads a full id.</summary>
    /// <exception cref="FormatException">It is not 40 or 64 hexadecimal digits.</exception>
    public static ObjectId Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a full commit id of 40 or 64 hexadecimal digits");

    /// <summary>All digits.</summary>
    public override string ToString() => digits > 0 ? Hex : "";
}
