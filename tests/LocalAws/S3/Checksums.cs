using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.S3;

/// <summary>The checksums of S3 that are spoken here, as their members and headers write them: Base64, big-endian.</summary>
internal static class Checksums
{
    public const string TypeMember = "ChecksumType";

    // Reflected polynomials: CRC-32 of ISO-HDLC, CRC-64 of NVM Express (command set specification, 5.2.1.3.4).
    private static readonly ulong[] Crc32 = Table(0xEDB88320);
    private static readonly ulong[] Crc64 = Table(0x9A6C9329AC4BC9B5);

    public static string MemberOf(string algorithm) => $"Checksum{algorithm}";

    /// <exception cref="ApiError">An algorithm that is not spoken here.</exception>
    public static string Of(string algorithm, byte[] content) => Convert.ToBase64String(BytesOf(algorithm, content));

    public static byte[] BytesOf(string algorithm, byte[] content)
    {
        var bytes = new byte[algorithm == "CRC32" ? 4 : 8];
        switch (algorithm)
        {
            case "CRC32":
                BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)Crc(Crc32, content, uint.MaxValue));
                return bytes;
            case "CRC64NVME":
                BinaryPrimitives.WriteUInt64BigEndian(bytes, Crc(Crc64, content, ulong.MaxValue));
                return bytes;
            case "SHA256":
                return SHA256.HashData(content);
            default:
                throw new ApiError("NotImplemented", $"The checksum {algorithm} is not spoken here", 501);
        }
    }

    /// <summary>Holds what was sent against the content.</summary>
    /// <returns>The checksum that was sent, with its type; empty when there was none.</returns>
    /// <exception cref="ApiError">It is another content's.</exception>
    public static JsonObject Verified(JsonObject parameters, byte[] content)
    {
        if (parameters["ContentMD5"]?.GetValue<string>() is { } md5 && md5 != Convert.ToBase64String(BucketStore.Md5(content)))
            throw new ApiError("BadDigest", "The Content-MD5 you specified did not match what we received.");
        foreach (var (member, value) in parameters)
        {
            if (!member.StartsWith("Checksum", StringComparison.Ordinal) || member is TypeMember or "ChecksumAlgorithm")
                continue;
            var algorithm = member["Checksum".Length..];
            if (value!.GetValue<string>() != Of(algorithm, content))
                throw new ApiError("BadDigest", $"The {algorithm} you specified did not match the calculated checksum.");
            return Full(algorithm, content);
        }

        return [];
    }

    public static JsonObject Full(string algorithm, byte[] content) => new() { [MemberOf(algorithm)] = Of(algorithm, content), [TypeMember] = "FULL_OBJECT" };

    private static ulong Crc(ulong[] table, byte[] content, ulong ones)
    {
        var crc = ones;
        foreach (var octet in content)
            crc = table[(byte)(crc ^ octet)] ^ (crc >> 8);
        return crc ^ ones;
    }

    private static ulong[] Table(ulong polynomial) => [.. Enumerable.Range(0, 256).Select(index =>
    {
        var entry = (ulong)index;
        for (var bit = 0; bit < 8; bit++)
            entry = (entry & 1) == 1 ? (entry >> 1) ^ polynomial : entry >> 1;
        return entry;
    })];
}
