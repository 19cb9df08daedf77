using SbomScan.LockFiles.OperatingSystem;
using SbomScan.Trees;

namespace SbomScan.LockFiles.Dpkg;

/// <summary>The licences in a machine-readable copyright file (DEP 5). What is prose is not interpreted.</summary>
internal static class DpkgCopyright
{
    private static readonly string[] Wanted = ["Format", "Files", "License"];

    /// <param name="package">Name of the package.</param>
    /// <returns>The licences of its files, in the order of the file; <see langword="null"/>: the file does not say them in this form.</returns>
    public static string? LicenseOf(IFileTree tree, string package)
    {
        if (package.Contains('/', StringComparison.Ordinal) || Companion.Bytes(tree, $"usr/share/doc/{package}/copyright") is not { } bytes) return null;
        if (!bytes.Span.TrimStart(" \r\n"u8).StartsWith("Format"u8)) return null;
        try
        {
            // Paragraphs without files repeat the text of a licence.
            var licenses = ControlFile.Read(bytes, Wanted).Where(paragraph => paragraph["Files"] != null).Select(paragraph => paragraph["License"]).OfType<string>().Distinct().ToList();
            return licenses.Count switch { 0 => null, 1 => licenses[0], _ => string.Join(" AND ", licenses.Select(Grouped)) };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Grouped(string license) => license.Contains(' ', StringComparison.Ordinal) ? $"({license})" : license;
}
