namespace LocalAws.Lambda;

/// <summary>What <c>Environment: {}</c> in UpdateFunctionConfiguration means.</summary>
public enum EmptyEnvironment
{
    /// <summary>All variables are removed.</summary>
    Clear,

    /// <summary>The variables stay.</summary>
    Keep,

    /// <summary>The request is refused.</summary>
    Refuse,
}
