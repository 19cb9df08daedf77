using Actions.Toolkit;

namespace Release.Notes;

/// <summary>What a template of notes may name between double braces.</summary>
internal static class NotesFields
{
    private const int LargestTemplate = 100_000;

    // What is too long for GitHub is cut; this only keeps out what can be no notes.
    private const int LargestNotes = 10_000_000;

    public static readonly IReadOnlyList<string> Names = ["changelog", "version", "tag", "previous-version", "previous-tag", "commit", "images", "compare-url", "repository"];

    /// <summary>Reads the file that an input names; null without one.</summary>
    public static TextTemplate? Read(InputReader input, string name)
    {
        if (input.OptionalPath(name) is not { } file) return null;
        return input.Parsed(name, _ => TextTemplate.Parse(TextOf(file, LargestTemplate), Names));
    }

    /// <summary>Reads the file of finished notes that an input names, in which braces are braces; null without one.</summary>
    public static string? ReadFinished(InputReader input, string name)
    {
        if (input.OptionalPath(name) is not { } file) return null;
        return input.Parsed(name, _ => TextOf(file, LargestNotes));
    }

    private static string TextOf(WorkspacePath file, int largest)
    {
        if (!File.Exists(file.FullPath)) throw new FormatException("there is no such file in the workspace. Is the repository checked out?");
        if (new FileInfo(file.FullPath).Length > largest) throw new FormatException($"the file has at most {largest:N0} bytes");
        return File.ReadAllText(file.FullPath);
    }
}
