namespace Migrate.Linting;

/// <param name="Name">Path relative to the workspace, name of a migration, or the command that printed it.</param>
/// <param name="IsFile">Whether the name is a path.</param>
internal sealed record SqlScript(string Name, bool IsFile, string Text)
{
    /// <summary>The lines, without line breaks.</summary>
    public IReadOnlyList<string> Lines => Text.TrimEnd().Split('\n') is [""] ? [] : [.. Text.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r'))];
}
