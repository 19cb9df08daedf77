using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>One step of a job or of a composite action.</summary>
public sealed class Step
{
    private Step(Workflow workflow, Job? job, YamlValue.Mapping yaml)
    {
        (Workflow, Job, Yaml) = (workflow, job, yaml);
        Uses = UsesReference.Read(workflow.Source, yaml.ScalarOf("uses"));
    }

    /// <summary>The file it stands in.</summary>
    public Workflow Workflow { get; }

    /// <summary>Its job; null in an action.</summary>
    public Job? Job { get; }

    /// <summary>The whole step.</summary>
    public YamlValue.Mapping Yaml { get; }

    /// <summary>The action it runs; null when it runs a script.</summary>
    public UsesReference? Uses { get; }

    /// <summary>Its id; null when it has none.</summary>
    public string? Id => Yaml.Get("id").Text();

    /// <summary>What people see: its name, its action or the first line of its script.</summary>
    public string Title => Yaml.Get("name").Text() ?? Id ?? Uses?.Text ?? Run?.Text.Split('\n')[0] ?? "";

    /// <summary>Its script; null when it runs an action.</summary>
    public YamlValue.Scalar? Run => Yaml.ScalarOf("run");

    /// <summary>When it runs; null when nothing is said.</summary>
    public Condition? If => Condition.Read(Workflow.Source, Yaml.ScalarOf("if"));

    /// <summary>Inputs it gives to its action.</summary>
    public IReadOnlyList<(YamlValue.Scalar Key, YamlValue Value)> With => Yaml.Get("with").Entries();

    /// <summary>Its own variables.</summary>
    public IReadOnlyList<(YamlValue.Scalar Key, YamlValue Value)> Env => Yaml.Get("env").Entries();

    /// <summary>The text of an input it gives; null when it gives none.</summary>
    public string? Input(string name) => With.LastOrDefault(entry => string.Equals(entry.Key.Text, name, StringComparison.OrdinalIgnoreCase)).Value.Text();

    /// <summary>Scripts in it, each with the key it stands behind: <c>run</c>, and <c>script</c> of actions that run one.</summary>
    public IEnumerable<(string Key, YamlValue.Scalar Text)> Scripts =>
        With.Where(entry => entry.Key.Text == "script").Select(entry => ("script", entry.Value as YamlValue.Scalar)).Prepend(("run", Run)).Where(script => script.Item2 is not null)!;

    /// <summary>The lines of its script with their numbers in the file; lines that are comments are left out.</summary>
    public IEnumerable<(long Number, string Text)> RunLines => Run is null
        ? []
        : Run.Text.Split('\n').Index().Where(line => !line.Item.TrimStart().StartsWith('#')).Select(line => (Workflow.Source.LineOf(Run, line.Index), line.Item));

    internal static IReadOnlyList<Step> ReadAll(Workflow workflow, Job? job, YamlValue? steps) =>
        [.. steps.Items().OfType<YamlValue.Mapping>().Select(step => new Step(workflow, job, step))];
}
