using System.Text.Json;
using SbomScan.Foreign;

namespace SbomScan.Vex;

/// <summary>Reads a VEX document in one of the formats that are known.</summary>
internal static class VexDocument
{
    private const int DeepestNesting = 128;

    /// <param name="path">The file, for messages.</param>
    /// <param name="json">Its content.</param>
    /// <exception cref="FormatException">It is none, or a statement lacks what it needs.</exception>
    public static IReadOnlyList<VexStatement> Read(string path, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new FormatException("expected a JSON object");
            if (root.Text("@context") is { } context && context.Contains("openvex", StringComparison.Ordinal)) return OpenVex.Read(path, root);
            if (root.Text("bomFormat") != null) return CycloneDxVex.Read(path, root);
            throw new FormatException("expected OpenVEX ('@context' names openvex.dev) or CycloneDX ('bomFormat')");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"it is not JSON: {problem.Message}", problem);
        }
    }
}
