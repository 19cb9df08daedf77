using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace ReleaseTree.Images;

/// <summary>Reads a file with the digest of each image, as the job that built them leaves it.</summary>
internal static partial class DigestFile
{
    /// <summary>Digests by action.</summary>
    /// <exception cref="FormatException">There is no such file, or lines of it are wrong.</exception>
    public static IReadOnlyDictionary<string, string> Read(RunnerContext runner, string path)
    {
        var file = WorkspacePath.Resolve(runner, path).FullPath;
        if (!File.Exists(file)) throw new FormatException("there is no such file");
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in ListText.Parse(File.ReadAllText(file), Line))
        {
            if (!digests.TryAdd(line.Action, line.Digest)) throw new FormatException($"'{line.Action}' stands in it twice");
        }

        return digests;
    }

    private static (string Action, string Digest) Line(string line) =>
        Form().Match(line) is { Success: true } match
            ? (match.Groups["action"].Value, match.Groups["digest"].Value)
            : throw new FormatException($"'{ForeignText.Neutralise(line)}' is not NAME=sha256:… with 64 hexadecimal digits; a tag is no digest");

    [GeneratedRegex(@"\A(?<action>[a-z0-9-]+)=(?<digest>sha256:[0-9a-f]{64})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
