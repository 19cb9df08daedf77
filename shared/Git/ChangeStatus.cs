namespace Actions.Git;

/// <summary>What happened to a name between two trees. A rename is one <see cref="Deleted"/> and one <see cref="Added"/>.</summary>
public enum ChangeStatus
{
    /// <summary>The name is only in the newer tree.</summary>
    Added,

    /// <summary>Content, mode or type (file, link, submodule) differ.</summary>
    Modified,

    /// <summary>The name is only in the older tree.</summary>
    Deleted,
}
