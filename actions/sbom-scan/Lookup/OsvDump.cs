using System.IO.Compression;
using System.Text.Json;
using SbomScan.Advisories;

namespace SbomScan.Lookup;

/// <summary>A zip with the records of an ecosystem: https://google.github.io/osv.dev/data/. It is read record by record and never unpacked.</summary>
internal sealed class OsvDump : IDisposable
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 64 };

    private readonly DateTimeOffset latest;
    private readonly OfflineLimits limits;
    private readonly ZipArchive archive;
    private byte[] buffer = new byte[64 * 1024];
    private long total;

    /// <param name="path">The zip.</param>
    /// <param name="latest">A record that says it was changed later tells nothing of the age.</param>
    /// <param name="limits">How much is read.</param>
    /// <exception cref="InvalidDataException">It is no zip, or a hostile one; the message says what.</exception>
    public OsvDump(string path, DateTimeOffset latest, OfflineLimits limits)
    {
        (this.latest, this.limits) = (latest, limits);
        archive = ZipFile.OpenRead(path);
    }

    /// <param name="ecosystem">Without a release.</param>
    /// <param name="packages">The names of packages of it.</param>
    /// <param name="stopping">Ends the reading.</param>
    /// <exception cref="InvalidDataException">It is no zip of records, or a hostile one; the message says what.</exception>
    public OsvDumpContent Read(string ecosystem, IEnumerable<string> packages, CancellationToken stopping)
    {
        var content = new OsvDumpContent(ecosystem, packages);
        if (archive.Entries.Count > limits.Entries) throw new InvalidDataException($"it holds more than {limits.Entries} files");
        foreach (var entry in archive.Entries)
        {
            stopping.ThrowIfCancellationRequested();
            if (entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) throw new InvalidDataException("it holds another zip");
            if (!entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) continue;
            using var document = Parse(entry);
            var changed = OsvReader.Time(document.RootElement, "modified");
            content.Take(document.RootElement, changed <= latest ? changed : null);
        }

        return content;
    }

    /// <summary>The record of one vulnerability, which has a file of its own name.</summary>
    /// <returns><see langword="null"/>: it is not there, or cannot be read.</returns>
    /// <exception cref="InvalidDataException">It is a hostile one; the message says what.</exception>
    public OsvRecord? Find(string id)
    {
        if (archive.GetEntry($"{id}.json") is not { } entry) return null;
        using var document = Parse(entry);
        try
        {
            return OsvReader.Read(document.RootElement) is var record && record.Id == id ? record : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public void Dispose() => archive.Dispose();

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
