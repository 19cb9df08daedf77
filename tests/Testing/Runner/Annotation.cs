namespace Testing.Runner;

/// <summary>An annotation as it would stand beside the run.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Message">Masked, and cut where the runner cuts it.</param>
public sealed record Annotation(string Level, string Message, string? Title = null, string? File = null, int? Line = null, int? EndLine = null)
{
    /// <summary>What the runner keeps of a message, in characters.</summary>
    public const int MessageLimit = 4096;

    /// <summary>What the runner keeps of each level in one step.</summary>
    public const int CountLimit = 10;
}
