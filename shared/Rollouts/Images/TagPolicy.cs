namespace Actions.Rollouts;

/// <summary>What happens to images that are named by a tag which may move.</summary>
public enum TagPolicy
{
    /// <summary>Nothing.</summary>
    Allow,
    /// <summary>They are warned about.</summary>
    Warn,

    /// <summary>Every tag of this step in ECR is replaced by the digest it stands for now.</summary>
    Resolve,

    /// <summary>They are refused.</summary>
    Refuse,
}
