using System.IO.Compression;
using System.Text;

namespace LocalAws.Lambda;

/// <summary>Makes zips of functions: the same files always give the same bytes.</summary>
public static class FunctionZip
{
    /// <summary>File in a zip that says what a recorded function does: one <see cref="FunctionRule"/>, or a list of them.</summary>
    public const string Behaviour = "behaviour.json";

    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
                Add(zip, name, text);
        }

        return bytes.ToArray();
    }

    /// <summary>Code that behaves as the JSON says: <c>{"answer": {"ok": true}}</c>, <c>{"error": "boom"}</c>.</summary>
    public static byte[] Behaving(string json) => Of((Behaviour, json));

    private static void Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Time;
        entry.ExternalAttributes = 0b110_100_100 << 16;
        using var content = entry.Open();
        content.Write(Encoding.UTF8.GetBytes(text));
    }
}
