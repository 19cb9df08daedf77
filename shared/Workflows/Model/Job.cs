using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>One job: steps on a runner, or a call of another workflow.</summary>
public sealed class Job
{
    internal Job(Workflow workflow, YamlValue.Scalar key, YamlValue.Mapping yaml)
    {
        (Workflow, Key, Yaml) = (workflow, key, yaml);
        Uses = UsesReference.Read(workflow.Source, yaml.ScalarOf("uses"));
        Steps = Step.ReadAll(workflow, this, yaml.Get("steps"));
    }

    /// <summary>The file it stands in.</summary>
    public Workflow Workflow { get; }

    /// <summary>Its id and place.</summary>
    public YamlValue.Scalar Key { get; }

    /// <summary>What stands below its id.</summary>
    public YamlValue.Mapping Yaml { get; }

    /// <summary>Its id.</summary>
    public string Id => Key.Text;

    /// <summary>The workflow it calls; null when it has steps.</summary>
    public UsesReference? Uses { get; }

    /// <summary>Its steps in order.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Ids of the jobs it waits for.</summary>
    public IReadOnlyList<YamlValue.Scalar> Needs => Yaml.Get("needs").OneOrMore();

    /// <summary>When it runs; null when nothing is said.</summary>
    public Condition? If => Condition.Read(Workflow.Source, Yaml.ScalarOf("if"));

    /// <summary>Its own permissions; null when it takes those of the file.</summary>
    public PermissionSet? Permissions => PermissionSet.Read(Yaml);

    /// <summary>Its own concurrency.</summary>
    public Concurrency? Concurrency => Concurrency.Read(Yaml);

    /// <summary>Its matrix; null when it has none.</summary>
    public Matrix? Matrix => Matrix.Read(Workflow.Source, Yaml.Get("strategy"));

    /// <summary>Labels of its runner.</summary>
    public IReadOnlyList<YamlValue.Scalar> RunnerLabels =>
        Yaml.Get("runs-on") is YamlValue.Mapping group ? group.Get("labels").OneOrMore() : Yaml.Get("runs-on").OneOrMore();

    /// <summary>Its environment as written: a text or a mapping; null when it has none.</summary>
    public YamlValue? Environment => Yaml.KeyOf("environment") is null ? null : Yaml.Get("environment");

    /// <summary>Its outputs.</summary>
    public IReadOnlyList<(YamlValue.Scalar Key, YamlValue Value)> Outputs => Yaml.Get("outputs").Entries();

    /// <summary>Permissions that hold for it: its own, or those of the file.</summary>
    public PermissionSet? EffectivePermissions => Permissions ?? Workflow.Permissions;

    /// <summary>The jobs it waits for, directly or through others.</summary>
    public IReadOnlySet<string> AllNeeds()
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<Job>([this]);
        while (open.TryDequeue(out var job))
        {
            foreach (var need in job.Needs.Where(need => found.Add(need.Text)))
                if (Workflow.FindJob(need.Text) is { } next) open.Enqueue(next);
        }

        return found;
    }
}
