using System.Text.Json;

namespace Bench.SbomScan;

/// <summary>The packages that a CycloneDX document lists, nested ones too.</summary>
internal static class Sbom
{
    public static IReadOnlySet<string> Packages(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return Components(document.RootElement).Select(one => one.TryGetProperty("purl", out var purl) ? purl.GetString()!.Split('?')[0] : null)
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<JsonElement> Components(JsonElement parent) => parent.TryGetProperty("components", out var list)
        ? list.EnumerateArray().SelectMany(one => Components(one).Prepend(one))
        : [];
}
