namespace Actions.GitHub;

/// <summary>What was done to a sticky comment.</summary>
public enum StickyChange
{
    /// <summary>There was nothing to do it to.</summary>
    None,

    /// <summary>There was none before.</summary>
    Created,

    /// <summary>It has another text now.</summary>
    Updated,

    /// <summary>It said the same already.</summary>
    Unchanged,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It is folded away.</summary>
    Minimized,
}
