using System.Text.Json;

namespace SbomScan.Lookup;

/// <summary>Writes the body of a batch query: all that leaves the machine.</summary>
internal static class OsvQuestion
{
    public static byte[] For(IEnumerable<OsvIds> packages)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("queries");
            foreach (var one in packages) Write(json, one);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, OsvIds one)
    {
        json.WriteStartObject();
        json.WriteStartObject("package");
        json.WriteString("ecosystem", one.Package.Ecosystem);
        json.WriteString("name", one.Package.Name);
        json.WriteEndObject();
        json.WriteString("version", one.Package.Version);
        if (one.NextPage != null) json.WriteString("page_token", one.NextPage);
        json.WriteEndObject();
    }
}
