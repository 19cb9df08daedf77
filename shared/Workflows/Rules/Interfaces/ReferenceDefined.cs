using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>What is read exists: jobs, steps, outputs, inputs. Anything else is empty, without a word.</summary>
internal sealed class ReferenceDefined : IRule
{
    public string Name => "reference-defined";

    public Severity Severity => Severity.Error;

    public string Catches => "a job, step, output or input that is read and does not exist, or that is not waited for";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
    [
        .. workflow.Jobs.SelectMany(UnknownNeeds),
        .. workflow.Jobs.SelectMany(job => In(workflow, job.Yaml, reference => Needs(job, reference, context) ?? Steps(job.Steps, reference, context))),
        .. workflow.ActionSteps.Count == 0 ? [] : In(workflow, workflow.Yaml, reference => Steps(workflow.ActionSteps, reference, context)),
        .. In(workflow, workflow.Yaml.Get("on"), reference => Jobs(workflow, reference, context)),
        .. In(workflow, workflow.Yaml, reference => Inputs(workflow, reference)),
    ];

    private IEnumerable<Finding> UnknownNeeds(Job job) =>
        from need in job.Needs
        where job.Workflow.FindJob(need.Text) is null
        select this.At(job.Workflow, need, $"The job {job.Title()} waits for '{need.Text}', which does not exist: GitHub refuses the whole file.", Nearest(need.Text, job.Workflow.Jobs.Select(other => other.Id)));

    private IEnumerable<Finding> In(Workflow workflow, YamlValue? yaml, Func<ExpressionNode.Reference, (string Problem, string Fix)?> look) =>
        from expression in Expression.FindAll(workflow.Source, yaml).Concat(Conditions(workflow, yaml))
        from reference in expression.References
        let problem = look(reference)
        where problem is not null
        select this.At(workflow, expression, problem.Value.Problem, problem.Value.Fix);

    private static IEnumerable<Expression> Conditions(Workflow workflow, YamlValue? yaml) => workflow.Jobs.Where(job => ReferenceEquals(job.Yaml, yaml) || ReferenceEquals(workflow.Yaml, yaml))
        .SelectMany(job => job.Steps.Select(step => step.If).Prepend(job.If))
        .Concat(ReferenceEquals(workflow.Yaml, yaml) ? workflow.ActionSteps.Select(step => step.If) : [])
        .OfType<Condition>().SelectMany(condition => condition.Expressions);

    private static (string, string)? Needs(Job job, ExpressionNode.Reference reference, RuleContext context)
    {
        if (!reference.IsOf("needs") || reference.Path.Count < 2 || reference.Path[1] == "*") return null;
        var (name, other) = (reference.Path[1], job.Workflow.FindJob(reference.Path[1]));
        if (other is not null && !job.Needs.Any(need => string.Equals(need.Text, name, StringComparison.OrdinalIgnoreCase)))
            return ($"'{reference.Text}' is empty here: the job {job.Title()} does not wait for '{name}'.", $"needs: [{string.Join(", ", job.Needs.Select(need => need.Text).Append(name))}]");
        return other is null ? ($"'{reference.Text}' is always empty: there is no job '{name}'.", Nearest(name, job.Needs.Select(need => need.Text))) : Output(other, reference, context);
    }

    private static (string, string)? Jobs(Workflow workflow, ExpressionNode.Reference reference, RuleContext context)
    {
        if (!reference.IsOf("jobs") || reference.Path.Count < 2 || reference.Path[1] == "*") return null;
        return workflow.FindJob(reference.Path[1]) is { } job
            ? Output(job, reference, context)
            : ($"'{reference.Text}' is always empty: there is no job '{reference.Path[1]}'.", Nearest(reference.Path[1], workflow.Jobs.Select(job => job.Id)));
    }

    private static (string, string)? Output(Job job, ExpressionNode.Reference reference, RuleContext context)
    {
        if (reference.Path.Count < 4 || reference.Path[2] != "outputs" || reference.Path[3] == "*" || OutputsOf(job, context) is not { } outputs) return null;
        return outputs.Contains(reference.Path[3], StringComparer.OrdinalIgnoreCase)
            ? null
            : ($"'{reference.Text}' is always empty: the job {job.Title()} has no such output.", Nearest(reference.Path[3], outputs));
    }

    // Nothing is known of a workflow of another repository.
    private static IReadOnlyList<string>? OutputsOf(Job job, RuleContext context)
    {
        if (job.Uses is null) return [.. job.Outputs.Select(output => output.Key.Text)];
        return context.FindCalled(job.Uses) is { } called ? [.. called.Interface.Outputs.Select(output => output.Name)] : null;
    }

    private static (string, string)? Steps(IReadOnlyList<Step> steps, ExpressionNode.Reference reference, RuleContext context)
    {
        if (!reference.IsOf("steps") || reference.Path.Count < 2 || reference.Path[1] == "*") return null;
        var ids = steps.Select(step => step.Id).OfType<string>().ToList();
        return ids.Contains(reference.Path[1], StringComparer.OrdinalIgnoreCase)
            ? StepOutput(steps.First(step => string.Equals(step.Id, reference.Path[1], StringComparison.OrdinalIgnoreCase)), reference, context)
            : ($"'{reference.Text}' is always empty: no step of this job has the id '{reference.Path[1]}'.", Nearest(reference.Path[1], ids));
    }

    // What a script writes is known when it runs; what an action writes stands in its manifest.
    private static (string, string)? StepOutput(Step step, ExpressionNode.Reference reference, RuleContext context)
    {
        if (reference.Path.Count < 4 || reference.Path[2] != "outputs" || reference.Path[3] == "*" || step.Uses is null) return null;
        if (context.FindAction(step.Uses) is not { Outputs: { } outputs } known || !known.Holds(step.Uses) || outputs.Contains(reference.Path[3])) return null;
        return ($"'{reference.Text}' is always empty: '{step.Uses.Name ?? step.Uses.Text}' has no such output.", Nearest(reference.Path[3], outputs));
    }

    private static (string, string)? Inputs(Workflow workflow, ExpressionNode.Reference reference)
    {
        var name = reference switch
        {
            { Path: [var context, var input] } when string.Equals(context, "inputs", StringComparison.OrdinalIgnoreCase) => input,
            { Path: ["github", "event", "inputs", var input] } => input,
            _ => "*",
        };
        var declared = workflow.IsAction
            ? Declaration.ReadAll(workflow.Yaml.Get("inputs"))
            : [.. workflow.Triggers.SelectMany(trigger => trigger.Inputs)];
        return name == "*" || declared.Any(input => string.Equals(input.Name, name, StringComparison.OrdinalIgnoreCase))
            ? null
            : ($"'{reference.Text}' is always empty: there is no input '{name}'.", Nearest(name, declared.Select(input => input.Name)));
    }

    private static string Nearest(string name, IEnumerable<string> known) => NearestName.Of(name, known) is { } nearest ? $"Perhaps '{nearest}' is meant." : "Declare it, or take out what reads it.";
}
