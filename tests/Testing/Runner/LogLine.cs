namespace Testing.Runner;

public enum LogLineKind
{
    Text,
    GroupStart,
    GroupEnd,
    Error,
    Warning,
    Notice,
    Debug,
}

/// <summary>One line as the job log shows it: masked, commands carried out.</summary>
public sealed record LogLine(LogLineKind Kind, string Text);
