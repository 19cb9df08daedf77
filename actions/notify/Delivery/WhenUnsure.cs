namespace Notify.Delivery;

/// <summary>What to do when a request was sent and no answer came: it may have been obeyed.</summary>
internal enum WhenUnsure
{
    /// <summary>The receiver knows a second one for the same: try again.</summary>
    Repeat,

    /// <summary>Once more, and say that it may be there twice.</summary>
    RepeatOnce,

    /// <summary>A second one would be worse than none.</summary>
    GiveUp,
}
