namespace Actions.Workflows;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Something that goes wrong one day, or hides that something has.</summary>
    Warning,

    /// <summary>A hole, or something that surely does not do what it says.</summary>
    Error,
}
