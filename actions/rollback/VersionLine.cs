namespace Rollback;

/// <summary>A line that names a version: <c>version</c> for the only service, or <c>service=version</c>.</summary>
/// <param name="Service">Null when the line is for every service.</param>
/// <param name="Version">The version.</param>
internal sealed record VersionLine(string? Service, string Version)
{
    /// <exception cref="FormatException">A part is empty.</exception>
    public static VersionLine Parse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Any(part => part.Length == 0 || part.Any(char.IsWhiteSpace)))
            throw new FormatException("expected a version, or service=version");
        return parts is [var service, var version] ? new VersionLine(service, version) : new VersionLine(null, text.Trim());
    }

    /// <summary>The version for one service; a line of its own wins.</summary>
    public static string? For(string service, IReadOnlyList<VersionLine> lines) =>
        (lines.FirstOrDefault(line => line.Service == service) ?? lines.FirstOrDefault(line => line.Service is null))?.Version;
}
