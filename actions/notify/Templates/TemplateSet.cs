using Actions.Toolkit;
using Notify.Sinks;

namespace Notify.Templates;

/// <summary>The templates of the workspace: one for a sink, or one for all that show text.</summary>
/// <param name="common">For sinks without one of their own; null for none.</param>
/// <param name="bySink">Those of single sinks.</param>
internal sealed class TemplateSet(Template? common, IReadOnlyDictionary<SinkName, Template> bySink)
{
    private const int LargestFile = 100_000;

    public static TemplateSet None { get; } = new(null, new Dictionary<SinkName, Template>());

    public Template? For(SinkName sink) => bySink.GetValueOrDefault(sink) ?? common;

    public static TemplateSet Read(InputReader input)
    {
        var lines = input.ParsedLines("template-file", line => Line(input.Runner, line));
        var bySink = new Dictionary<SinkName, Template>();
        Template? common = null;
        foreach (var (sink, template) in lines)
        {
            if (sink is { } name) bySink[name] = template;
            else common = template;
        }

        return new TemplateSet(common, bySink);
    }

    private static (SinkName? Sink, Template Template) Line(RunnerContext runner, string line)
    {
        var words = line.Split('=', 2, StringSplitOptions.TrimEntries);
        return words is [var sink, var path] ? (ChoiceText.Parse<SinkName>(sink), Open(runner, path)) : (null, Open(runner, line));
    }

    private static Template Open(RunnerContext runner, string text)
    {
        var path = WorkspacePath.Resolve(runner, text);
        if (!File.Exists(path.FullPath)) throw new FormatException("there is no such file in the workspace. Is the repository checked out?");
        if (new FileInfo(path.FullPath).Length > LargestFile) throw new FormatException($"a template has at most {LargestFile:N0} bytes");
        return Template.Parse(File.ReadAllText(path.FullPath));
    }
}
