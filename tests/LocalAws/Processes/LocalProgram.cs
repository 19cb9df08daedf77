namespace LocalAws.Processes;

/// <summary>The program an image stands for. A task definition chooses arguments and environment, never another program.</summary>
public sealed record LocalProgram
{
    public required string FileName { get; init; }

    /// <summary>Arguments that always come first, like an image's entry point. <c>{port}</c> becomes the port given.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Arguments when the container definition has no command.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    public string? WorkingDirectory { get; init; }
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of the variable that tells the program on which loopback port to listen.</summary>
    public string PortVariable { get; init; } = "PORT";

    public override string ToString() => string.Join('\0', [FileName, .. Arguments, .. Command]);
}
