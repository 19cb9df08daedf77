namespace Testing.Runner;

/// <summary>One workflow command as it was found in a line of stdout or stderr.</summary>
public sealed record WorkflowCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Data)
{
    public string? this[string property] => Properties.GetValueOrDefault(property);
}
