using Actions.Toolkit;
using YamlDotNet.Core;

namespace Actions.Workflows;

/// <summary>Reads a workflow or the manifest of an action. What is not of that shape is a finding, never an exception.</summary>
public sealed class WorkflowReader
{
    private const string Shape = "https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax";

    private const int MostJobs = 1_000;

    private readonly WorkflowSource source;
    private readonly List<Finding> findings = [];

    private WorkflowReader(WorkflowSource source) => this.source = source;

    /// <summary>Reads one file.</summary>
    /// <param name="path">Path for messages; one that ends in <c>action.yml</c> or <c>action.yaml</c> is an action.</param>
    /// <param name="text">Its content.</param>
    public static WorkflowReading Read(string path, string text)
    {
        var reader = new WorkflowReader(new WorkflowSource(path, text));
        return new WorkflowReading(reader.ReadFile(), reader.findings);
    }

    private Workflow? ReadFile()
    {
        try
        {
            return YamlReader.Read(source.Text) is { } root ? ReadRoot(root) : Refuse(1, 1, "The file is empty: GitHub reports it as a broken workflow, and nothing in it runs.");
        }
        catch (YamlProblemException problem)
        {
            return Refuse(problem.Problem.Line, problem.Problem.Column, $"GitHub cannot read this file, so that nothing in it runs: {problem.Problem.Message}");
        }
    }

    private Workflow? ReadRoot(YamlValue root)
    {
        if (root is not YamlValue.Mapping mapping) return Refuse(root.At, "A workflow is a mapping with 'on' and 'jobs'; this is something else.");
        if (YamlSize.IsHuge(root)) return Refuse(root.At, "Its aliases stand for more than anybody would write.");
        RefuseTwins(root);
        if (Path.GetFileName(source.Path) is "action.yml" or "action.yaml") return ReadAction(mapping);
        if (mapping.KeyOf("on") is null) Refuse(root.At, "There is no 'on': nothing starts this workflow.");
        if (mapping.Get("jobs") is not YamlValue.Mapping { Entries.Count: > 0 } jobs) return Refuse(root.At, "There are no 'jobs': this workflow does nothing.");
        if (jobs.Entries.Count > MostJobs) return Refuse(jobs.At, $"It has more than {MostJobs:N0} jobs, which nobody wrote, and is not looked at.");
        foreach (var (key, job) in jobs.Entries) CheckJob(key, job);
        return new Workflow(source, mapping, isAction: false);
    }

    private Workflow? ReadAction(YamlValue.Mapping mapping)
    {
        if (mapping.Get("runs") is not YamlValue.Mapping runs) return Refuse(mapping.At, "There is no 'runs': this action does nothing.");
        CheckSteps(runs);
        return new Workflow(source, mapping, isAction: true);
    }

    private void CheckJob(YamlValue.Scalar key, YamlValue job)
    {
        if (job is not YamlValue.Mapping mapping) Refuse(key.At, $"The job '{key.Text}' is no mapping.");
        else if (mapping.KeyOf("uses") is null && mapping.Get("steps") is not YamlValue.Sequence) Refuse(key.At, $"The job '{key.Text}' has neither 'steps' nor 'uses'.");
        else CheckSteps(mapping);
    }

    private void CheckSteps(YamlValue owner)
    {
        foreach (var step in owner.Get("steps").Items())
        {
            if (step is not YamlValue.Mapping) Refuse(step.At, "A step is a mapping with 'uses' or 'run'.");
            else if ((step.KeyOf("uses") is null) == (step.KeyOf("run") is null)) Refuse(step.At, "A step has either 'uses' or 'run'.");
        }
    }

    // GitHub refuses a key that stands twice; most other readers of YAML silently take the last.
    private void RefuseTwins(YamlValue value)
    {
        foreach (var twin in value.Entries().GroupBy(entry => entry.Key.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
            Refuse(twin.Key.At, $"'{twin.Key.Text}' stands twice in the same mapping: GitHub refuses the file.");
        foreach (var (_, inner) in value.Entries()) RefuseTwins(inner);
        foreach (var item in value.Items()) RefuseTwins(item);
    }

    private Workflow? Refuse(Mark at, string message) => Refuse(at.Line, at.Column, message);

    private Workflow? Refuse(long line, long column, string message)
    {
        findings.Add(new Finding(Finding.Unreadable, Severity.Error, source.Path, Math.Max(1, line), Math.Max(1, column), message, $"See {Shape}"));
        return null;
    }
}
