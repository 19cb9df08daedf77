namespace Actions.Changes;

/// <summary>Why a comparison is the one it is: a closed list, which outputs give in kebab case.</summary>
public enum Reason
{
    /// <summary>With the commit before the push.</summary>
    Before,

    /// <summary>With the commit before the push and with where the branch left the default branch.</summary>
    BeforeAndMergeBase,

    /// <summary>With where the head left another branch.</summary>
    MergeBase,

    /// <summary>The branch is new: with where it left the default branch, or everything if it is long-lived.</summary>
    NewBranch,

    /// <summary>The default branch is new: all its files were added.</summary>
    FirstPushDefaultBranch,

    /// <summary>The commit before the push is gone: with where the branch left the default branch.</summary>
    BeforeUnreachable,

    /// <summary>With what the tag stood for before.</summary>
    TagMoved,

    /// <summary>With the previous tag in the head's history.</summary>
    PreviousTag,

    /// <summary>There is no earlier tag: everything.</summary>
    NoPreviousTag,

    /// <summary>With where the pull request left its target branch.</summary>
    PrMergeBase,

    /// <summary>GitHub's merge of the pull request with the tip of its target branch.</summary>
    PrMergeTree,

    /// <summary>With the base of the group of the merge queue.</summary>
    MergeGroup,

    /// <summary>A branch or tag was deleted: nothing.</summary>
    RefDeleted,

    /// <summary>The user, or an event without a base, wants everything.</summary>
    PolicyAll,

    /// <summary>With the commit of the last successful run of the workflow.</summary>
    LastSuccess,

    /// <summary>With the commit that an environment runs.</summary>
    LastDeployed,

    /// <summary>With what the user names.</summary>
    Explicit,

    /// <summary>No base could be found: everything.</summary>
    UnknownBase,

    /// <summary>The base is the head: nothing.</summary>
    SameCommit,
}
