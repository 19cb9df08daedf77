namespace Actions.Toolkit;

/// <summary>One entry of <c>inputs</c> in <c>action.yml</c>.</summary>
/// <param name="Name">Name as written, lower case with hyphens.</param>
/// <param name="Description">Prose for people.</param>
/// <param name="Required">The runner does not enforce this; <see cref="InputReader"/> does.</param>
/// <param name="Default">Default text; null when there is none. May be a runner expression such as <c>${{ github.token }}</c>.</param>
public sealed record ManifestInput(string Name, string Description, bool Required, string? Default)
{
    /// <summary>Name of the environment variable the runner passes it in: upper case, blanks become underscores, hyphens stay (runner, Handler.cs).</summary>
    public string VariableName => "INPUT_" + Name.Replace(' ', '_').ToUpperInvariant();

    /// <summary>The default a program can apply by itself: expressions are the runner's to evaluate.</summary>
    public string? LiteralDefault => Default is null || Default.Contains("${{", StringComparison.Ordinal) ? null : Default;
}
