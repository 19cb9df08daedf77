using System.Security.Cryptography;

namespace SbomScan.Images.Layers;

/// <summary>Hashes and counts what is read through it.</summary>
/// <param name="algorithm"><see langword="null"/>: only counts.</param>
/// <param name="counted">Told how many bytes each reading brought; what it throws ends the reading.</param>
internal sealed class HashedStream(Stream inner, HashAlgorithmName? algorithm, Action<int> counted) : Stream
{
    private readonly IncrementalHash? hash = algorithm is { } known ? IncrementalHash.CreateHash(known) : null;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        hash?.AppendData(buffer[..read]);
        counted(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads what nobody has read.</summary>
    /// <returns>The hash of all, in lower-case hexadecimal digits; <see langword="null"/>: without an algorithm.</returns>
    public string? ReadToEnd()
    {
        var rest = new byte[64 * 1024];
        while (Read(rest) > 0)
        {
            // It is only hashed.
        }

        return hash == null ? null : Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash?.Dispose();
        base.Dispose(disposing);
    }
}
