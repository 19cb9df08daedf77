namespace SbomScan.LockFiles.Npm;

/// <summary>The binary form of bun's lock file, which only bun reads: it is seen, and never taken for nothing.</summary>
internal sealed class BunBinaryReader : ILockFileReader
{
    public string Format => "bun.lockb";

    public bool Recognises(string path) => Path.GetFileName(path) == "bun.lockb";

    public LockFileContent Read(LockFile file) =>
        throw new FormatException("the binary form is not supported; write the text form with 'bun install --save-text-lockfile --frozen-lockfile --lockfile-only'");
}
