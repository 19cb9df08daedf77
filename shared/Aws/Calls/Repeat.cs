namespace Actions.Aws;

/// <summary>What may be done when a call went out and no usable answer came back.</summary>
internal enum Repeat
{
    /// <summary>Send it again: a read, or a write that has no further effect the second time.</summary>
    Freely,

    /// <summary>Look whether it took effect, and send it again only if not.</summary>
    AfterLooking,

    /// <summary>Nothing: what it set going cannot be seen, and twice may be harm.</summary>
    Never,
}
