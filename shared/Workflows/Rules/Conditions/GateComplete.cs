namespace Actions.Workflows;

/// <summary>The gate is red for everything that is not as expected.</summary>
internal sealed class GateComplete : IRule
{
    public string Name => "gate-complete";

    public Severity Severity => Severity.Error;

    public string Catches => "a job `gate` that does not always run, or that passes when a job failed, was cancelled or was skipped unexpectedly";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) => workflow.Jobs.Where(job => job.IsGate()).SelectMany(Look);

    private IEnumerable<Finding> Look(Job gate)
    {
        if (gate.If?.Calls("always") != true)
            yield return this.At(gate.Workflow, gate.Key, "The gate is skipped when a job it waits for fails, and GitHub takes a skipped check for a passed one.", "if: ${{ always() }}");
        foreach (var result in (string[])["failure", "cancelled"])
        {
            if (!gate.Steps.Any(step => Fails(gate, step, result)))
                yield return this.At(gate.Workflow, gate.Key, $"No step of the gate fails when a result is '{result}'.", $"- if: ${{{{ contains(needs.*.result, '{result}') }}}}\n  run: exit 1");
        }

        foreach (var step in gate.Steps.Where(step => step.If is { } condition && ComparesWithSkipped(condition) && !ReadsExpectation(condition)))
            yield return this.At(gate.Workflow, step.If!.Yaml, "The gate cannot know whether that job was skipped as expected: one that silently stops running, or should not run today, looks the same.", "if: ${{ needs.JOB.result == 'skipped' && needs.changes.outputs.expect-JOB == 'true' }}");
    }

    // Either in the condition of a step that fails, or in what a script is given to decide by.
    private static bool Fails(Job gate, Step step, string result) => (step.If?.Nodes ?? []).Concat(Expression.FindAll(gate.Workflow.Source, (Actions.Toolkit.YamlValue)step.Yaml).SelectMany(expression => expression.Nodes))
        .Any(node => IsAll(node, result) || (node is ExpressionNode.Call call && call.Is("toJSON") && call.Arguments.Any(argument => argument is ExpressionNode.Reference reference && reference.IsOf("needs"))));

    private static bool IsAll(ExpressionNode node, string result) => node switch
    {
        ExpressionNode.Call call when call.Is("contains") => call.Arguments is [ExpressionNode.Reference { Text: "needs.*.result" }, ExpressionNode.Literal word] && word.Text == result,
        ExpressionNode.Operation { Operator: "!=" } operation => operation.Operands is [ExpressionNode.Reference { Path: ["needs", _, "result"] }, ExpressionNode.Literal { Text: "success" }],
        _ => false,
    };

    private static bool ComparesWithSkipped(Condition condition) => condition.Nodes.OfType<ExpressionNode.Operation>()
        .Any(operation => operation.Operator == "==" && operation.Operands.Any(operand => operand is ExpressionNode.Literal { Text: "skipped" }));

    private static bool ReadsExpectation(Condition condition) => condition.Nodes.OfType<ExpressionNode.Reference>()
        .Any(reference => reference is { Path: ["needs", _, "outputs", var name] } && name.StartsWith("expect-", StringComparison.Ordinal));
}
