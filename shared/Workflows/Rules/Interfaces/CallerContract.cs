using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A call gives what the called workflow takes.</summary>
internal sealed class CallerContract : IRule
{
    public string Name => "caller-contract";

    public Severity Severity => Severity.Error;

    public string Catches => "a call of a workflow of the same repository, or of this suite, with inputs, secrets or permissions that do not fit it";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        where job.Uses is not null
        let called = context.FindCalled(job.Uses!)
        where called is { IsAction: false }
        from finding in Look(job, called)
        select finding;

    private IEnumerable<Finding> Look(Job job, Workflow called)
    {
        if (!called.IsReusable)
            return [this.At(job.Workflow, job.Uses!.At, $"'{job.Uses.Text}' has no 'on: workflow_call': GitHub refuses the call.", "on: { workflow_call: {} }")];
        return Names(job, "with", "input", called.Interface.Inputs)
            .Concat(job.Yaml.Get("secrets").Text() == "inherit" ? [] : Names(job, "secrets", "secret", called.Interface.Secrets))
            .Concat(Types(job, called.Interface.Inputs))
            .Concat(MissingPermissions(job, called))
            .Concat(NeedlessPermissions(job, called));
    }

    private IEnumerable<Finding> Names(Job job, string key, string what, IReadOnlyList<Declaration> declared)
    {
        var given = job.Yaml.Get(key).Entries();
        foreach (var (name, _) in given.Where(entry => !declared.Any(one => string.Equals(one.Name, entry.Key.Text, StringComparison.OrdinalIgnoreCase))))
            yield return this.At(job.Workflow, name, $"'{job.Uses!.Text}' has no {what} '{name.Text}': GitHub refuses the call.", NearestName.Of(name.Text, declared.Select(one => one.Name)) is { } nearest ? $"{nearest}: …" : "Take it out.");
        foreach (var missing in declared.Where(one => one is { IsRequired: true, HasDefault: false } && !given.Any(entry => string.Equals(entry.Key.Text, one.Name, StringComparison.OrdinalIgnoreCase))))
            yield return this.At(job.Workflow, job.Uses!.At, $"'{job.Uses.Text}' needs the {what} '{missing.Name}': GitHub refuses the call.", $"{key}: {{ {missing.Name}: … }}");
    }

    private IEnumerable<Finding> Types(Job job, IReadOnlyList<Declaration> declared) =>
        from entry in job.Yaml.Get("with").Entries()
        let type = declared.FirstOrDefault(input => string.Equals(input.Name, entry.Key.Text, StringComparison.OrdinalIgnoreCase))?.Type
        where type is "boolean" or "number" && entry.Value is YamlValue.Scalar value && IsText(job.Workflow, value)
        select this.At(job.Workflow, entry.Value, $"'{entry.Key.Text}' is a {type}, and this is a text: GitHub refuses the call when it runs.", type == "boolean" ? $"{entry.Key.Text}: ${{{{ … == 'true' }}}}" : $"{entry.Key.Text}: ${{{{ fromJSON(…) }}}}");

    private static bool IsText(Workflow workflow, YamlValue.Scalar value)
    {
        if (Expression.FindAll(workflow.Source, value) is not { Count: > 0 } expressions) return !value.IsPlain;
        return expressions.Count > 1 || expressions[0].Root is ExpressionNode.Reference reference && (reference.IsOf("needs") || reference.IsOf("vars") || reference.IsOf("env"));
    }

    private IEnumerable<Finding> MissingPermissions(Job job, Workflow called)
    {
        if (job.EffectivePermissions is not { } given) return [];
        return from callee in called.Jobs
               from scope in callee.Permissions?.Scopes ?? []
               where !given.Covers(scope.Scope.Text, scope.Access)
               select this.At(job.Workflow, given.At, $"'{job.Uses!.Text}' needs '{scope.Scope.Text}: {scope.Access}' in its job '{callee.Id}': GitHub does not start a run that asks for more than it was given.", $"    permissions: {{ {scope.Scope.Text}: {scope.Access} }}");
    }

    private IEnumerable<Finding> NeedlessPermissions(Job job, Workflow called)
    {
        if (job.Permissions is not { } given || called.Jobs.Any(callee => callee.Permissions is null or { Shorthand: not null })) return [];
        return from scope in given.Writes
               where !called.Jobs.Any(callee => callee.Permissions!.MayWrite(scope.Text))
               select this.At(job.Workflow, scope, $"No job of '{job.Uses!.Text}' needs '{scope.Text}: write': it is there for whoever gets into one of them.", "Take the line out.");
    }
}
