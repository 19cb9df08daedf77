using System.CommandLine;

namespace Actions.Toolkit;

/// <summary>
/// The same program as a command line: every input of <c>action.yml</c> is an option of that name, with its prose as help.
/// In a runner there are no arguments and nothing of this is touched.
/// </summary>
internal sealed class CommandLine
{
    private readonly RootCommand root;
    private readonly Dictionary<string, Option<string>> options;

    public CommandLine(ActionManifest manifest)
    {
        options = manifest.Inputs.ToDictionary(input => input.Name, OptionOf, StringComparer.Ordinal);
        root = new RootCommand(manifest.Description);
        if (options.ContainsKey("version"))
            root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        foreach (var option in options.Values)
            root.Options.Add(option);
    }

    /// <summary>Prints help or version when asked for; then there is nothing more to do.</summary>
    public bool Answers(IReadOnlyList<string> arguments, TextWriter output)
    {
        // With a value behind it --version is an input.
        if (arguments is ["--version"])
            return Answer(new RootCommand(), "--version", output);
        return arguments.FirstOrDefault(argument => argument is "--help" or "-h" or "-?") is { } question && Answer(root, question, output);
    }

    private static bool Answer(RootCommand command, string question, TextWriter output)
    {
        command.Parse([question]).Invoke(new InvocationConfiguration { Output = output, Error = output });
        output.Flush();
        return true;
    }

    /// <summary>Values by input name.</summary>
    /// <exception cref="InputErrors">An option is unknown or lacks its value.</exception>
    public IReadOnlyDictionary<string, string> Values(IReadOnlyList<string> arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
            throw new InputErrors([.. parsed.UnmatchedTokens.Select(Unknown).DefaultIfEmpty(string.Join(' ', parsed.Errors.Select(error => error.Message)))]);

        return options
            .Where(option => parsed.GetResult(option.Value) is { Implicit: false })
            .ToDictionary(option => option.Key, option => parsed.GetValue(option.Value) ?? "true", StringComparer.Ordinal);
    }

    private string Unknown(string token)
    {
        var nearest = NearestName.Of(token.TrimStart('-'), options.Keys);
        return $"'{token}' is not an option{(nearest is null ? "" : $"; did you mean --{nearest}?")} See --help.";
    }

    private static Option<string> OptionOf(ManifestInput input)
    {
        var isFlag = input.Default is "true" or "false";
        return new Option<string>("--" + input.Name)
        {
            Description = input.Default is { Length: > 0 } value ? $"{input.Description.Trim()} [default: {value}]" : input.Description.Trim(),
            HelpName = isFlag ? "true|false" : "value",
            Arity = isFlag ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        };
    }
}
