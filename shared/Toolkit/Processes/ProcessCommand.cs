namespace Actions.Toolkit;

/// <summary>A program to run: an argument list (no shell), a whole environment (nothing is inherited), a time limit.</summary>
/// <param name="FileName">Absolute path, or a name to be found on <c>PATH</c> of <see cref="Environment"/>.</param>
/// <param name="Arguments">Passed as they are.</param>
public sealed record ProcessCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Working directory; the current one when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The whole environment of the child.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Bytes for standard input, which is closed after them.</summary>
    public ReadOnlyMemory<byte> StandardInput { get; init; }

    /// <summary>After this the process and its children are killed; 60 s unless said.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For messages: program and arguments, quoted where needed.</summary>
    public override string ToString() =>
        string.Join(' ', Arguments.Prepend(FileName).Select(part => part.Length > 0 && !part.Any(char.IsWhiteSpace) ? part : $"'{part}'"));
}
