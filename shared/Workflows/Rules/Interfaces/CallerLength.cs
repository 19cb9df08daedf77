namespace Actions.Workflows;

/// <summary>A caller is read at a glance.</summary>
internal sealed class CallerLength : IRule
{
    private const int MostLines = 15;

    public string Name => "caller-length";

    public Severity Severity => Severity.Error;

    public string Catches => "a caller with more than 15 lines for each workflow it calls";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var calls = workflow.Jobs.Count(job => job.Uses is not null);
        var lines = workflow.Source.Lines.Count(line => line.Trim() is { Length: > 0 } text && text[0] != '#');
        if (calls > 0 && calls == workflow.Jobs.Count && lines > MostLines * calls)
            yield return this.At(workflow, 1, 1, $"{lines} lines for {calls} called {(calls == 1 ? "workflow" : "workflows")}: what everybody has to write belongs into the workflow that is called.", $"At most {MostLines * calls} lines: defaults in the called workflow, lists in files of their own.");
    }
}
