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
    PrMergeBase,
    PrMergeTree,
    MergeGroup,
    RefDeleted,
    PolicyAll,
    Explicit,
    UnknownBase,
    SameCommit,
}
