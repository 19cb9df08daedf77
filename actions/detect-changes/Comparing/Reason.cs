namespace DetectChanges.Comparing;

/// <summary>Why the comparison is the one it is: the closed list of the output <c>reason</c>.</summary>
internal enum Reason
{
    Before,
    BeforeAndMergeBase,
    MergeBase,
    NewBranch,
    FirstPushDefaultBranch,
    BeforeUnreachable,
    TagMoved,
    PreviousTag,
    NoPreviousTag,
    PrMergeBase,
    PrMergeTree,
    MergeGroup,
    RefDeleted,
    PolicyAll,
    LastSuccess,
    LastDeployed,
    Explicit,
    UnknownBase,
    SameCommit,
}
