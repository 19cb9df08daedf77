using System.IO.Compression;
using System.Text.Json;
using SbomScan.Advisories;

namespace SbomScan.Lookup;

/// <summary>A zip with the records of an ecosystem: https://google.github.io/osv.dev/data/. It is read record by record and never unpacked.</summary>
/// <param name="path">The zip.</param>
/// <param name="latest">A record that says it was changed later tells nothing of the age.</param>
/// <param name="limits">How much is read.</param>
internal sealed class OsvDump(string path, DateTimeOffset latest, OfflineLimits limits)
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 64 };

    private byte[] buffer = new byte[64 * 1024];
    private long total;

    /// <param name="Records">Package that was asked for → the records about it.</param>
    /// <param name="Newest">When the newest record of all was changed; <see langword="null"/>: there is none.</param>
    /// <param name="Faults">Package that was asked for → what is wrong with a record about it.</param>
    internal sealed record Content(ILookup<string, OsvRecord> Records, DateTimeOffset? Newest, IReadOnlyDictionary<string, string> Faults);

    /// <exception cref="InvalidDataException">It is no zip of records, or a hostile one; the message says what.</exception>
    public Content Read(IReadOnlySet<string> names, CancellationToken stopping)
    {
        var records = new List<(string Name, OsvRecord Record)>();
        var faults = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        DateTimeOffset? newest = null;
        using var archive = ZipFile.OpenRead(path);
        if (archive.Entries.Count > limits.Entries) throw new InvalidDataException($"it holds more than {limits.Entries} files");
        foreach (var entry in archive.Entries)
        {
            stopping.ThrowIfCancellationRequested();
            if (entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) throw new InvalidDataException("it holds another zip");
            if (!entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) continue;
            using var document = Parse(entry);
            var changed = OsvReader.Time(document.RootElement, "modified");
            if (changed <= latest && (newest == null || changed > newest)) newest = changed;
            Take(document.RootElement, names, records, faults);
        }

        return new Content(records.ToLookup(one => one.Name, one => one.Record, StringComparer.OrdinalIgnoreCase), newest, faults);
    }

    private static void Take(
        JsonElement record, IReadOnlySet<string> names, List<(string Name, OsvRecord Record)> records, Dictionary<string, string> faults)
    {
        var affected = record.Items("affected").Select(part => part.Child("package").Text("name")).OfType<string>();
        var wanted = affected.Where(names.Contains).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (wanted.Count == 0) return;
        try
        {
            var read = OsvReader.Read(record);
            records.AddRange(wanted.Select(name => (name, read)));
        }
        catch (FormatException problem)
        {
            foreach (var name in wanted) faults[name] = $"the record {record.Text("id")} was not understood: {problem.Message}";
        }
    }

    private JsonDocument Parse(ZipArchiveEntry entry)
    {
        try
        {
            return JsonDocument.Parse(Unpacked(entry), Json);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"its file {Path.GetFileName(entry.FullName)} is no JSON", problem);
        }
    }

    // What a zip says of the size of its files is not to be trusted.
    private ReadOnlyMemory<byte> Unpacked(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        for (var length = 0; ;)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = content.Read(buffer.AsSpan(length));
            if (read == 0) return buffer.AsMemory(0, length);
            length += read;
            total += read;
            CheckSize(entry, length);
        }
    }

    private void CheckSize(ZipArchiveEntry entry, int length)
    {
        var file = $"its file {Path.GetFileName(entry.FullName)}";
        if (length > limits.Entry) throw new InvalidDataException($"{file} is larger than {limits.Entry >> 20} MiB");
        if (length > limits.FreeOfRatio && length > limits.Ratio * entry.CompressedLength)
            throw new InvalidDataException($"{file} unpacks to more than {limits.Ratio} times its size");
        if (total > limits.Total) throw new InvalidDataException($"it unpacks to more than {limits.Total >> 30} GiB");
    }
}
