using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The values that may stand in double braces: variables of the environment, inputs, variables of the flow, and what earlier steps take from answers.</summary>
internal sealed class KnownValues(InputReader read, Masks masks)
{
    private readonly Dictionary<string, FlowValue> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> captured = new(StringComparer.Ordinal);

    /// <summary>Those that are known before anything is requested.</summary>
    public IReadOnlyDictionary<string, FlowValue> Given => given;

    public bool IsGiven(string name) => given.ContainsKey(name);

    /// <exception cref="FormatException">The text needs a value that nothing gives.</exception>
    public TemplateText Template(string text)
    {
        var template = TemplateText.Parse(text);
        Require(template.Names);
        return template;
    }

    /// <exception cref="FormatException">The text needs a value that is not known yet.</exception>
    public string Text(string text)
    {
        var template = Template(text);
        if (template.Names.FirstOrDefault(name => !IsGiven(name)) is { } name) throw new FormatException($"'{name}' comes from an answer and cannot stand here");
        return template.Render(given);
    }

    /// <exception cref="FormatException">One of the values is not given by anything.</exception>
    public void Require(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (IsGiven(name) || captured.Contains(name)) continue;
            given[name] = name.Split('.', 2) switch
            {
                ["env", var variable] => Variable(variable),
                ["inputs", var input] => Input(input),
                _ => throw new FormatException($"nothing gives '{name}'. Known are {string.Join(", ", given.Keys.Concat(captured).Append("env.NAME").Append("inputs.NAME"))}"),
            };
        }
    }

    /// <exception cref="FormatException">The name is not allowed, or its text needs a value that nothing gives.</exception>
    public void AddVariable(string name, string text)
    {
        var value = Text(text);
        if (SecretName.Is(name)) UrlSecrets.Mask(masks, value);
        given[Named(name)] = new FlowValue(value);
    }

    /// <exception cref="FormatException">The name is not allowed.</exception>
    public void AddCapture(string name) => captured.Add(IsGiven(name) ? throw new FormatException($"'{name}' is the name of a variable already") : Named(name));

    private static string Named(string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') && !char.IsAsciiDigit(name[0])
            ? name
            : throw new FormatException($"'{name}' cannot be the name of a value: it has letters, digits, '_' and '-', and begins with no digit");

    private FlowValue Variable(string name)
    {
        var value = read.Runner.Variable(name);
        if (string.IsNullOrEmpty(value)) throw new FormatException($"the variable '{name}' is not set. Give it under 'env:' of this step");
        if (SecretName.Is(name)) UrlSecrets.Mask(masks, value);
        return new FlowValue(value);
    }

    private FlowValue Input(string name)
    {
        if (!read.Declares(name)) throw new FormatException($"there is no input '{name}'");
        return new FlowValue(read.OptionalText(name) ?? throw new FormatException($"the input '{name}' is not given"));
    }
}
