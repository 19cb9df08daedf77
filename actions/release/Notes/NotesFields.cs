using Actions.Toolkit;

namespace Release.Notes;

/// <summary>What a template of notes may name between double braces.</summary>
internal static class NotesFields
{
    private const int LargestFile = 100_000;

    public static readonly IReadOnlyList<string> Names = ["changelog", "version", "tag", "previous-version", "previous-tag", "commit", "images", "compare-url", "repository"];

    /// <summary>Reads the file that an input names; null without one.</summary>
    public static TextTemplate? Read(InputReader input, string name)
    {
        if (input.OptionalPath(name) is not { } file) return null;
        return input.Parsed(name, _ =>
        {
            if (!File.Exists(file.FullPath)) throw new FormatException("there is no such file in the workspace. Is the repository checked out?");
            if (new FileInfo(file.FullPath).Length > LargestFile) throw new FormatException($"a template has at most {LargestFile:N0} bytes");
            return TextTemplate.Parse(File.ReadAllText(file.FullPath), Names);
        });
    }
}
