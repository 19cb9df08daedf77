using System.Security.Cryptography;
using System.Text;
using Actions.Git;
using Actions.Toolkit;

namespace Actions.Releases.Tests;

/// <summary>Commits and versions for tests.</summary>
internal static class Some
{
    public static ReleaseCommit Commit(string message, bool isMerge = false, VersionPart? labelled = null) =>
        new(Id(message), message, isMerge) { LabelledPart = labelled };

    public static SemVersion Version(string text) => SemVersion.TryParse(text) ?? throw new ArgumentException(text);

    /// <summary>An id that only this text has.</summary>
    public static ObjectId Id(string text) => ObjectId.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
}
