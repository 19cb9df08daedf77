using System.Text.Json;

namespace SbomScan.Foreign;

/// <summary>Reads SBOMs of other tools: CycloneDX 1.2 to 1.7 and SPDX 2.2 and 2.3 in JSON, alone or as an attestation.</summary>
internal static class ForeignSbomReader
{
    /// <exception cref="FormatException">It is none of them; the message says why.</exception>
    public static ForeignSbom Read(ReadOnlyMemory<byte> bytes) => ForeignJson.Read(bytes, ReadDocument);

    private static ForeignSbom ReadDocument(JsonElement root)
    {
        if (Attested(root) is { } inner) return ForeignJson.Read(inner, ReadDocument);
        if (root.Text("predicateType") != null && root.Child("predicate") is { ValueKind: JsonValueKind.Object } predicate) return ReadPlain(predicate.Child("Data") is { ValueKind: JsonValueKind.Object } data ? data : predicate);
        return ReadPlain(root);
    }

    private static ForeignSbom ReadPlain(JsonElement root)
    {
        if (root.Text("bomFormat") == "CycloneDX") return new CycloneDxReader(root).Read();
        if (root.Text("spdxVersion") != null) return new SpdxReader(root).Read();
        if (root.TryGetProperty("@context", out _)) throw new FormatException("it looks like SPDX 3, which is not read; SPDX 2.3 and CycloneDX are");
        throw new FormatException("it is neither CycloneDX nor SPDX: it has no 'bomFormat' and no 'spdxVersion'");
    }

    // The envelope that attestations are signed in: https://github.com/secure-systems-lab/dsse.
    private static byte[]? Attested(JsonElement root)
    {
        if (root.Text("payloadType") == null || root.Text("payload") is not { } payload) return null;
        try
        {
            var inner = Convert.FromBase64String(payload);
            return inner.AsSpan().IndexOf("payloadType"u8) < 0 ? inner : throw new FormatException("an attestation holds another one");
        }
        catch (FormatException problem)
        {
            throw new FormatException($"the payload of the attestation is not read: {problem.Message}", problem);
        }
    }
}
