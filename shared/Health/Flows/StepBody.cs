namespace Actions.Health;

/// <summary>The body of a step's request.</summary>
public abstract record StepBody
{
    /// <summary>The type it has unless a header says another; null to tell it by its beginning.</summary>
    internal abstract string? Type { get; }

    /// <summary>The values it needs.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>The body with its values, and what in it must not be shown.</summary>
    /// <exception cref="FormatException">A value is not there.</exception>
    internal abstract (string Text, IReadOnlyList<string> Secrets) Render(FlowValues values);
}
