using LocalAws.Lambda;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LocalAws;

/// <summary>What a recorded function does, in a world file or in the zip of the function.</summary>
internal static class RuleSection
{
    /// <summary>One rule, or a list of them, as YAML or JSON.</summary>
    /// <exception cref="WorldFileException">It is neither.</exception>
    public static IReadOnlyList<FunctionRule> Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new WorldFileException(broken.Start.Line, broken.Message);
        }

        return stream.Documents.FirstOrDefault()?.RootNode switch
        {
            YamlSequenceNode list => [.. list.Select(node => Read(new YamlSection(node)))],
            { } one => [Read(new YamlSection(one))],
            null => [],
        };
    }

    public static FunctionRule Read(YamlSection section)
    {
        var rule = new FunctionRule
        {
            Version = section.Text("version"),
            CodeSha256 = section.Text("code"),
            Event = section.Node("event") is { } wanted ? YamlSection.Json(wanted) : null,
            Percent = section.Number("percent") ?? 100,
            Answer = section.Node("answer") is { } answer ? YamlSection.Json(answer) : null,
            Error = section.Node("error") is { } error ? Failure(error) : null,
            Duration = section.Duration("duration") ?? TimeSpan.Zero,
            Log = [.. section.Texts("log")],
        };
        section.Finish();
        return rule;
    }

    private static FunctionFailure Failure(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } message })
            return new FunctionFailure("Error", message);
        var section = new YamlSection(node);
        var failure = new FunctionFailure(section.Text("type") ?? "Error", section.Required("message"));
        section.Finish();
        return failure;
    }
}
