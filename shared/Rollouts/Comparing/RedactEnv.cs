namespace Actions.Rollouts;

/// <summary>Which environment values are not shown.</summary>
public enum RedactEnv
{
    /// <summary>Those whose name looks like a secret's.</summary>
    Secrets,

    /// <summary>Every one.</summary>
    All,
}
