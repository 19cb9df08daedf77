namespace LocalAws;

/// <summary>A world file that cannot be read: the message says in which line and why.</summary>
public sealed class WorldFileException(long line, string problem) : Exception($"line {line}: {problem}")
{
    public long Line { get; } = line;
}
