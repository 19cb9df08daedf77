namespace SbomScan.LockFiles;

/// <summary>No tool writes lines of many megabytes; a file that has one is no lock file, or is meant to do harm.</summary>
internal static class LineLength
{
    public const int Longest = 16 * 1024 * 1024;

    /// <exception cref="FormatException">A line is longer.</exception>
    public static void Check(ReadOnlySpan<byte> text)
    {
        var line = 1;
        while (text.Length > Longest)
        {
            var end = text[..(Longest + 1)].IndexOf((byte)'\n');
            if (end < 0) throw Fault.At(line, $"it is longer than {Longest / 1024 / 1024} MB");
            text = text[(end + 1)..];
            line++;
        }
    }
}
