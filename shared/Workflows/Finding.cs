namespace Actions.Workflows;

/// <summary>One place where a workflow breaks a rule.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="File">Path as it was given, with <c>/</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong and what can happen.</param>
/// <param name="Fix">What to write instead; may have several lines of YAML.</param>
public sealed record Finding(string Rule, Severity Severity, string File, long Line, long Column, string Message, string Fix)
{
    /// <summary>Rule of findings about files that cannot be read as a workflow or an action.</summary>
    public const string Unreadable = "readable";

    /// <summary>Place, rule and message in one line, as compilers write it.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Severity.ToString().ToLowerInvariant()} {Rule}: {Message}";
}
