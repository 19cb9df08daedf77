namespace SbomScan.LockFiles;

/// <summary>Reads one format of lock files or package databases.</summary>
internal interface ILockFileReader
{
    /// <summary>Name of the format for people: <c>package-lock.json</c>, <c>dpkg status</c>.</summary>
    string Format { get; }

    /// <param name="path">Relative to the root of what is scanned, with <c>/</c>.</param>
    bool Recognises(string path);

    /// <exception cref="FormatException">It is not understood; the message says what and, where it can, in which line ("line 3: …").</exception>
    LockFileContent Read(LockFile file);
}
