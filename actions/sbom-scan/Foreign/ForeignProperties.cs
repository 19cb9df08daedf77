using System.Text.Json;
using SbomScan.Inventories;

namespace SbomScan.Foreign;

/// <summary>The properties of a CycloneDX component, in which tools say what the format has no place for.</summary>
internal sealed class ForeignProperties
{
    private const int MostPlaces = 100;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public ForeignProperties(JsonElement component)
    {
        foreach (var property in component.Items("properties"))
        {
            if (property.Text("name") is { } name && property.Text("value") is { } value) values.TryAdd(name, value);
        }
    }

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>The files a component was found in: as evidence, as Syft, Trivy and cdxgen write it.</summary>
    public IEnumerable<Occurrence> Places(JsonElement component)
    {
        foreach (var place in component.Child("evidence").Items("occurrences").Take(MostPlaces))
        {
            if (place.Text("location") is { Length: > 0 } location) yield return At(location, place.Child("line") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var line) ? line : 0, Layer(place));
        }

        for (var i = 0; i < MostPlaces && this[$"syft:location:{i}:path"] is { } path; i++) yield return At(path, 0, this[$"syft:location:{i}:layerID"]);
        if (this["aquasecurity:trivy:FilePath"] is { } file) yield return At(file, 0, this["aquasecurity:trivy:LayerDigest"]);
        if (this["SrcFile"] is { } source) yield return At(source, 0, null);
    }

    private static string? Layer(JsonElement place) => place.Text("additionalContext") is { } context && context.StartsWith("layer ", StringComparison.Ordinal) ? context["layer ".Length..] : null;

    private static Occurrence At(string path, int line, string? layer) => new(path.Replace('\\', '/').TrimStart('/'), Math.Max(0, line), layer);
}
