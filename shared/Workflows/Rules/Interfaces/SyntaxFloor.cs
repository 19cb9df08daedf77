using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Only what every supported server and runner can read.</summary>
internal sealed class SyntaxFloor : IRule
{
    public string Name => "syntax-floor";

    public Severity Severity => Severity.Error;

    public string Catches => "syntax that GitHub Enterprise Server or older runners do not know: anchors, `$/`, `case()`, `concurrency.queue`, `environment.deployment`, `job.workflow_*`";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
    [
        .. workflow.Source.Anchors.Select(anchor => this.At(workflow, anchor, Message("An anchor or alias of YAML"), "Write it out.")),
        .. workflow.Uses.Where(uses => uses.Text.StartsWith("$/", StringComparison.Ordinal)).Select(uses => this.At(workflow, uses.At, Message("'$/'"), $"uses: {context.Facts.Suite}/NAME@v1")),
        .. workflow.Jobs.Select(job => (YamlValue)job.Yaml).Prepend(workflow.Yaml).Select(owner => owner.Get("concurrency").KeyOf("queue")).OfType<YamlValue.Scalar>().Select(key => this.At(workflow, key, Message("'concurrency.queue'"), "Take it out.")),
        .. workflow.Jobs.Select(job => job.Environment.KeyOf("deployment")).OfType<YamlValue.Scalar>().Select(key => this.At(workflow, key, Message("'environment.deployment'"), "Take it out.")),
        .. Expression.FindAll(workflow.Source, workflow.Yaml).SelectMany(expression => New(expression).Select(what => this.At(workflow, expression, Message(what), "Say it with && and ||, or read it from an input."))),
    ];

    private static IEnumerable<string> New(Expression expression) => expression.Nodes.Select(node => node switch
    {
        ExpressionNode.Call call when call.Is("case") => "'case()'",
        ExpressionNode.Reference { Path: ["job", var name] } when name.StartsWith("workflow_", StringComparison.Ordinal) => $"'job.{name}'",
        _ => null,
    }).OfType<string>();

    private static string Message(string what) => $"{what} is not known to every server and runner that this has to work on: there the file does not even start.";
}
