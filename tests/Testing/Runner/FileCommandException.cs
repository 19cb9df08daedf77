namespace Testing.Runner;

/// <summary>A command file is malformed: the runner shows this message and fails the step.</summary>
/// <param name="message">What the runner says.</param>
/// <param name="before">The pairs before the malformed line. The runner has applied them already.</param>
public sealed class FileCommandException(string message, IReadOnlyList<KeyValuePair<string, string>> before) : Exception(message)
{
    public IReadOnlyList<KeyValuePair<string, string>> Before { get; } = before;
}
