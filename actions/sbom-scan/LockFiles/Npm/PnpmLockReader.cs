using Actions.Toolkit;

namespace SbomScan.LockFiles.Npm;

/// <summary>Reads <c>pnpm-lock.yaml</c> in the formats 5, 6 and 9.</summary>
internal sealed class PnpmLockReader : ILockFileReader
{
    public string Format => "pnpm-lock.yaml";

    public bool Recognises(string path) => Path.GetFileName(path) == "pnpm-lock.yaml";

    public LockFileContent Read(LockFile file)
    {
        var root = YamlText.ReadMapping(Body(file.Text));
        var version = root.Get("lockfileVersion").Text() ?? throw new FormatException("it holds no lockfileVersion");
        if (version.Split('.')[0] is not ("5" or "6" or "9")) throw new FormatException($"lockfileVersion {version} is not known; 5, 6 and 9 are");
        return new PnpmPackages(root).Read(version);
    }

    // Since version 11 pnpm may put a document before it that locks pnpm itself. Its lines still count.
    private static string Body(string text)
    {
        var at = text.LastIndexOf("\n---", StringComparison.Ordinal) + 1;
        return at == 0 ? text : new string('\n', text.AsSpan(0, at).Count('\n')) + text[at..];
    }
}
