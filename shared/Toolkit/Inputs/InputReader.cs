using System.Globalization;

namespace Actions.Toolkit;

/// <summary>
/// Reads inputs by name and type and collects every error, so that one run reports all of them.
/// After an error a method answers a default value; <see cref="ThrowIfErrors"/> then ends the reading.
/// Outer blanks are trimmed except by <see cref="Verbatim"/>.
/// </summary>
/// <param name="values">Where the values come from.</param>
/// <param name="runner">The job this runs in.</param>
/// <param name="masks">Where secrets are registered while they are read.</param>
public sealed class InputReader(InputValues values, RunnerContext runner, Masks masks)
{
    private readonly List<string> errors = [];
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>The job this runs in.</summary>
    public RunnerContext Runner { get; } = runner;

    /// <summary>Names of the inputs asked for so far.</summary>
    public IReadOnlySet<string> Read => read;

    /// <summary>Whether there is an input of this name.</summary>
    public bool Declares(string name) => values.Manifest.FindInput(name) is not null;

    /// <summary>Text, or empty when not given.</summary>
    public string Text(string name) => OptionalText(name) ?? "";

    /// <summary>Text, or null when not given.</summary>
    public string? OptionalText(string name)
    {
        var text = Find(name)?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Text with its outer blanks and line breaks, or empty when not given.</summary>
    public string Verbatim(string name) => Find(name) ?? "";

    /// <summary>A secret, masked from now on; empty when not given.</summary>
    public Secret Secret(string name) => OptionalSecret(name) ?? new Secret("");

    /// <summary>A secret, masked from now on; null when not given.</summary>
    public Secret? OptionalSecret(string name)
    {
        var text = OptionalText(name);
        if (text is null)
            return null;
        masks.Add(text);
        return new Secret(text);
    }

    /// <summary><c>true</c> or <c>false</c> in any case, and nothing else.</summary>
    public bool Flag(string name) => Parsed(name, FlagText.Parse);

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public int Integer(string name, int min, int max) => Parsed(name, text => ParseInteger(text, min, max));

    /// <summary>A whole number, or null when not given.</summary>
    public int? OptionalInteger(string name, int min, int max) => Parsed<int?>(name, text => ParseInteger(text, min, max));

    /// <summary>A duration (<see cref="DurationText"/>) from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public TimeSpan Duration(string name, TimeSpan min, TimeSpan max) => Parsed(name, text => ParseDuration(text, min, max));

    /// <summary>One of the members of <typeparamref name="T"/>, written in kebab case (<c>all-back</c>).</summary>
    public T Choice<T>(string name)
        where T : struct, Enum => Parsed(name, ChoiceText.Parse<T>);

    /// <summary>The non-empty lines, each trimmed.</summary>
    public IReadOnlyList<string> Lines(string name) =>
        Text(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A value of a form of its own.</summary>
    /// <param name="name">Name of the input.</param>
    /// <param name="parse">Reads the trimmed text; throws <see cref="FormatException"/> saying what is allowed.</param>
    /// <returns>The value, or the default of <typeparamref name="T"/> when not given or wrong.</returns>
    public T? Parsed<T>(string name, Func<string, T> parse) => Parsed(name, parse, problem => Error(name, problem));

    /// <summary>Like <see cref="Parsed{T}(string, Func{string, T})"/>, for text that may hold secrets: the value is left out of the error.</summary>
    public T? ParsedPrivately<T>(string name, Func<string, T> parse) => Parsed(name, parse, problem => errors.Add($"Input '{name}': {problem}"));

    /// <summary>The non-empty lines, each read by <paramref name="parse"/>; every wrong line is an error of its own.</summary>
    public IReadOnlyList<T> ParsedLines<T>(string name, Func<string, T> parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        var parsed = new List<T>();
        foreach (var line in Lines(name))
        {
            try
            {
                parsed.Add(parse(line));
            }
            catch (FormatException problem)
            {
                errors.Add($"Input '{name}': '{Shorten(line)}' is not allowed: {Sentence(problem.Message)}");
            }
        }
        return parsed;
    }

    /// <summary>A path below the workspace, or null when not given.</summary>
    public WorkspacePath? OptionalPath(string name) => Parsed<WorkspacePath?>(name, text => WorkspacePath.Resolve(Runner, text));

    /// <summary>Records an error about an input, for rules that span several.</summary>
    /// <param name="name">Name of the input.</param>
    /// <param name="message">What is allowed, without the name and the value.</param>
    public void Error(string name, string message)
    {
        var value = OptionalText(name);
        errors.Add(value is null
            ? $"Input '{name}': {Sentence(message)}"
            : $"Input '{name}': '{Shorten(value)}' is not allowed: {Sentence(message)}");
    }

    /// <summary>Like <see cref="Error"/>, for an input that may hold secrets: its value is left out.</summary>
    public void PrivateError(string name, string message) => errors.Add($"Input '{name}': {Sentence(message)}");

    /// <summary>Ends the reading when something was wrong.</summary>
    /// <exception cref="InputErrors">At least one error was recorded.</exception>
    public void ThrowIfErrors()
    {
        if (errors.Count > 0)
            throw new InputErrors(errors);
    }

    private T? Parsed<T>(string name, Func<string, T> parse, Action<string> refuse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        var text = OptionalText(name);
        if (text is null)
            return default;
        try
        {
            return parse(text);
        }
        catch (FormatException problem)
        {
            refuse(problem.Message);
            return default;
        }
    }

    private string? Find(string name)
    {
        var input = values.Manifest.FindInput(name)
            ?? throw new InvalidOperationException($"Input '{name}' is read but not declared in action.yml");
        var firstTime = read.Add(input.Name);
        var value = values.Find(input);
        if (firstTime && input.Required && string.IsNullOrWhiteSpace(value))
            errors.Add($"Input '{name}' is required and was not given: {input.Description.Split('\n')[0].TrimEnd('.')}. Add it under 'with:'.");
        return value;
    }

    private static int ParseInteger(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException($"expected a whole number from {min} to {max}");

    private static TimeSpan ParseDuration(string text, TimeSpan min, TimeSpan max)
    {
        var duration = DurationText.Parse(text);
        return duration >= min && duration <= max
            ? duration
            : throw new FormatException($"expected from {DurationText.Format(min)} to {DurationText.Format(max)}");
    }

    // Messages of libraries end as they like.
    private static string Sentence(string message) => message.EndsWith('?') || message.EndsWith('.') ? message : $"{message}.";

    private static string Shorten(string value) => value.Length <= 200 ? value : value[..200] + "…";
}
