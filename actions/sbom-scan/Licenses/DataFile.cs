namespace SbomScan.Licenses;

/// <summary>A text that the program carries.</summary>
internal static class DataFile
{
    /// <summary>Its lines without the empty ones and those that begin with <c>#</c>.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(DataFile).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
