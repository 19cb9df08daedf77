using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A workflow, or the manifest of an action, which has no jobs but may have steps.</summary>
public sealed class Workflow
{
    internal Workflow(WorkflowSource source, YamlValue.Mapping yaml, bool isAction)
    {
        (Source, Yaml, IsAction) = (source, yaml, isAction);
        Triggers = Trigger.Read(yaml.Get("on"));
        Jobs = isAction ? [] : [.. yaml.Get("jobs").Entries().Where(entry => entry.Value is YamlValue.Mapping).Select(entry => new Job(this, entry.Key, (YamlValue.Mapping)entry.Value))];
        ActionSteps = isAction ? Step.ReadAll(this, null, yaml.Get("runs").Get("steps")) : [];
    }

    /// <summary>The text it was read from.</summary>
    public WorkflowSource Source { get; }

    /// <summary>The whole document.</summary>
    public YamlValue.Mapping Yaml { get; }

    /// <summary>Whether it is the manifest of an action.</summary>
    public bool IsAction { get; }

    /// <summary>Path as it was given.</summary>
    public string Path => Source.Path;

    /// <summary>File name without its extension, by which tables name a workflow.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>What starts it; none for an action.</summary>
    public IReadOnlyList<Trigger> Triggers { get; }

    /// <summary>Its jobs in order of the text.</summary>
    public IReadOnlyList<Job> Jobs { get; }

    /// <summary>Steps of a composite action.</summary>
    public IReadOnlyList<Step> ActionSteps { get; }

    /// <summary>Every step of every job, or of the action.</summary>
    public IEnumerable<Step> Steps => Jobs.SelectMany(job => job.Steps).Concat(ActionSteps);

    /// <summary>What every reference to another action or workflow names, and where.</summary>
    public IEnumerable<UsesReference> Uses => Jobs.Select(job => job.Uses).Concat(Steps.Select(step => step.Uses)).OfType<UsesReference>();

    /// <summary>Whether others may call it.</summary>
    public bool IsReusable => Find("workflow_call") is not null;

    /// <summary>Inputs, secrets and outputs of <c>workflow_call</c>; empty when it cannot be called.</summary>
    public WorkflowInterface Interface => new(Find("workflow_call")?.Settings);

    /// <summary>Permissions of the whole file; null when they are not given.</summary>
    public PermissionSet? Permissions => PermissionSet.Read(Yaml);

    /// <summary>Concurrency of the whole file.</summary>
    public Concurrency? Concurrency => Concurrency.Read(Yaml);

    /// <summary>The trigger of a name; null when it has none.</summary>
    public Trigger? Find(string trigger) => Triggers.FirstOrDefault(one => one.Name == trigger);

    /// <summary>The job of an id; null when there is none.</summary>
    public Job? FindJob(string id) => Jobs.FirstOrDefault(job => string.Equals(job.Id, id, StringComparison.OrdinalIgnoreCase));
}
