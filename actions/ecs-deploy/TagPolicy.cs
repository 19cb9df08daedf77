namespace EcsDeploy;

/// <summary>What happens to images that are named by a tag which may move.</summary>
internal enum TagPolicy
{
    Allow,
    Warn,

    /// <summary>Every tag of this step in ECR is replaced by the digest it stands for now.</summary>
    Resolve,

    Refuse,
}
