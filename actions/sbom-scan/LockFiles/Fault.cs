using Actions.Toolkit;

namespace SbomScan.LockFiles;

/// <summary>What is wrong with a lock file, for people.</summary>
internal static class Fault
{
    public static FormatException At(long line, string message) => new($"line {line}: {message}");

    public static FormatException At(YamlValue value, string message) => At(value.At.Line, message);
}
