using Actions.Toolkit;

namespace Migrate.Linting;

/// <param name="Script">Where it stands.</param>
/// <param name="Line">Line in the script, from 1.</param>
/// <param name="Statement">The statement on one line, shortened.</param>
internal sealed record Finding(LintRule Rule, SqlScript Script, int Line, string Statement)
{
    /// <summary>Why a marker allows it; null when none does.</summary>
    public string? Allowed { get; init; }

    /// <summary>Why a marker that is there does not allow it; empty otherwise.</summary>
    public string Hint { get; init; } = "";

    public string Name => KebabCase.Of(Rule);

    public LintAdvice Advice => LintAdvice.Of(Rule);

    public string Place => $"{Script.Name}:{Line}";
}
