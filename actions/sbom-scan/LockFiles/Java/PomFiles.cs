using System.Runtime.CompilerServices;
using SbomScan.Trees;

namespace SbomScan.LockFiles.Java;

/// <summary>The poms of a tree that others name as parent or module: each is read once, however many do.</summary>
internal sealed class PomFiles
{
    // What is kept takes several times its bytes in memory; beyond that, poms are read again.
    private const int MostKeptBytes = 16 * 1024 * 1024;

    private static readonly ConditionalWeakTable<IFileTree, PomFiles> ByTree = [];

    private readonly Dictionary<string, Pom> kept = new(StringComparer.Ordinal);
    private int bytes;

    /// <param name="from">The file that names the other one.</param>
    /// <param name="path">As written: of a pom, or of the folder that it is in.</param>
    /// <param name="read">Reads it; <see langword="null"/>: it does not count.</param>
    /// <returns><see langword="null"/>: there is none.</returns>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static Pom? Read(LockFile from, string path, Func<LockFile, Pom?> read)
    {
        var place = path.EndsWith(".xml", StringComparison.Ordinal) ? path : $"{path}/pom.xml";
        var poms = ByTree.GetOrCreateValue(from.Tree);
        return from.Resolve(place) is { } resolved && poms.kept.TryGetValue(resolved, out var known) ? known : poms.Read(from.Neighbour(place), read);
    }

    private Pom? Read(LockFile? file, Func<LockFile, Pom?> read)
    {
        if (file == null) return null;
        var pom = read(file);
        if (pom != null && bytes + file.Bytes.Length <= MostKeptBytes && kept.TryAdd(file.Path, pom)) bytes += file.Bytes.Length;
        return pom;
    }
}
