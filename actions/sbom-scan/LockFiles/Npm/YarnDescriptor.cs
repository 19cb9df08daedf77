namespace SbomScan.LockFiles.Npm;

/// <summary>What yarn writes for a package that is asked for or installed: <c>name@range</c>.</summary>
internal static class YarnDescriptor
{
    /// <exception cref="FormatException">There is no range.</exception>
    public static (string Name, string Range) Split(string descriptor, int line) =>
        descriptor.Length > 1 && descriptor.IndexOf('@', 1) is > 0 and var at ? (descriptor[..at], descriptor[(at + 1)..]) : throw Fault.At(line, $"'{descriptor}' names no version");
}
