namespace Actions.Toolkit;

/// <summary>Where input values come from: the command line first, then the runner's <c>INPUT_*</c> variables, then the defaults of <c>action.yml</c>.</summary>
/// <param name="manifest">The declared inputs.</param>
/// <param name="variables">The environment, with hyphens kept in names (<c>INPUT_LIST-FILES</c>).</param>
/// <param name="options">Options of the command line by input name.</param>
public sealed class InputValues(
    ActionManifest manifest,
    IReadOnlyDictionary<string, string> variables,
    IReadOnlyDictionary<string, string> options)
{
    private static readonly string[] RunnerInputs = ["INPUT_ENTRYPOINT", "INPUT_ARGS"];

    /// <summary>The declared inputs.</summary>
    public ActionManifest Manifest { get; } = manifest;

    /// <summary>The value as given, untrimmed; null when absent or blank, as an expression without value leaves it: the default counts then.</summary>
    public string? Find(ManifestInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Given(options.GetValueOrDefault(input.Name))
            ?? Given(variables.GetValueOrDefault(input.VariableName))
            ?? Given(input.LiteralDefault);
    }

    /// <summary>
    /// Names of <c>INPUT_*</c> variables that no declared input explains, in lower case, each with the nearest declared name.
    /// A variable of the job's own <c>env</c> looks the same, hence a warning and not an error.
    /// </summary>
    public IEnumerable<(string Name, string? Nearest)> Undeclared()
    {
        var declared = Manifest.Inputs.Select(input => input.VariableName).ToHashSet(StringComparer.Ordinal);
        return variables.Keys
            .Where(name => name.StartsWith("INPUT_", StringComparison.Ordinal) && !declared.Contains(name) && !RunnerInputs.Contains(name))
            .Order(StringComparer.Ordinal)
            .Select(name => name["INPUT_".Length..].ToLowerInvariant())
            .Select(name => (name, NearestName.Of(name, Manifest.Inputs.Select(input => input.Name))));
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
