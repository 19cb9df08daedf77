namespace Actions.Workflows;

/// <summary>One thing that a workflow must or must not do.</summary>
public interface IRule
{
    /// <summary>Its name: lower-case words joined by hyphens.</summary>
    string Name { get; }

    /// <summary>How bad its findings are unless the facts say otherwise.</summary>
    Severity Severity { get; }

    /// <summary>What it catches, in one sentence without a full stop.</summary>
    string Catches { get; }

    /// <summary>Looks at one file.</summary>
    IEnumerable<Finding> Check(Workflow workflow, RuleContext context);
}
