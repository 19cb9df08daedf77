using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Actions.Aws;

namespace Migrate.Backups;

/// <summary>
/// Identifier of a snapshot: the same for the same attempt of a run, so that a repeated step finds the one it began. RDS wants a letter first, letters, digits
/// and single hyphens, and none at the end (API reference, CreateDBSnapshot and CreateDBClusterSnapshot).
/// </summary>
internal static partial class SnapshotName
{
    private const int VersionLength = 12;
    private const int SignLength = 8;

    /// <param name="moment">What makes it unique: run and attempt.</param>
    public static string Of(RdsDatabase database, string version, string moment)
    {
        var most = database.Kind == RdsKind.Cluster ? 63 : 255;
        var end = Clean($"-{version[..Math.Min(version.Length, VersionLength)]}-{moment}");
        var begin = Clean(database.Identifier).Trim('-');
        if (begin.Length == 0 || !char.IsAsciiLetter(begin[0]))
            begin = $"s{begin}";
        if (begin.Length + end.Length > most)
            begin = Clean($"{begin[..(most - end.Length - SignLength - 1)]}-{Sign(database.Identifier)}");
        return (begin + end).TrimEnd('-');
    }

    // Two long names that begin alike stay two.
    private static string Sign(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..SignLength];

    private static string Clean(string text) => NotAllowed().Replace(text.ToLowerInvariant(), "-");

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotAllowed();
}
