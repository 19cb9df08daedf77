namespace ResolveEnvironment.Events;

/// <summary>What an event is about.</summary>
internal enum RefKind
{
    None,
    Branch,
    Tag,
    PullRequest,
    MergeGroup,
}
