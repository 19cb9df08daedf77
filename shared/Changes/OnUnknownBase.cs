namespace Actions.Changes;

/// <summary>What happens when the base of the comparison cannot be found.</summary>
public enum OnUnknownBase
{
    /// <summary>Everything counts as changed.</summary>
    All,

    /// <summary>The step fails.</summary>
    Fail,
}
