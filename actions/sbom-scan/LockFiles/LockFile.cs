using System.Text;
using SbomScan.Trees;

namespace SbomScan.LockFiles;

/// <summary>A file to be read, and its neighbours.</summary>
internal sealed class LockFile(string path, byte[] bytes, IFileTree tree)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const long LargestFile = 256L * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Relative to the root of what is scanned, with <c>/</c>.</summary>
    public string Path => path;

    /// <summary>What it is a file of.</summary>
    public IFileTree Tree => tree;

    /// <summary>The folder it is in; empty at the root.</summary>
    public string Folder => path.LastIndexOf('/') is > 0 and var at ? path[..at] : "";

    public ReadOnlyMemory<byte> Bytes => bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;

    /// <exception cref="FormatException">It is not UTF-8, or has an endless line.</exception>
    public string Text
    {
        get
        {
            LineLength.Check(Bytes.Span);
            try
            {
                return Strict.GetString(Bytes.Span);
            }
            catch (DecoderFallbackException problem)
            {
                throw new FormatException("it is not a text in UTF-8", problem);
            }
        }
    }

    /// <summary>Another file of the tree.</summary>
    /// <param name="relative">As written in this file, relative to its folder. A path out of the tree names nothing.</param>
    public LockFile? Neighbour(string relative)
    {
        if (Resolve(relative) is not { } other) return null;
        return tree.Read(other, LargestFile) is { } content ? new LockFile(other, content, tree) : null;
    }

    /// <summary>Files of a name in this file's folder and below it, relative to the folder.</summary>
    public IEnumerable<string> Below(string name)
    {
        var folder = Folder.Length == 0 ? "" : Folder + "/";
        return tree.Files.Select(other => other.Path)
            .Where(other => other.StartsWith(folder, StringComparison.Ordinal) && System.IO.Path.GetFileName(other) == name)
            .Select(other => other[folder.Length..]);
    }

    /// <summary>The path in the tree that a path relative to this file's folder stands for; <see langword="null"/> when it leads out of the tree.</summary>
    public string? Resolve(string relative)
    {
        var parts = new List<string>(Folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in relative.Replace('\\', '/').Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return relative.StartsWith('/') ? null : string.Join('/', parts);
    }
}
