namespace Actions.Releases;

/// <summary>What is done about one floating tag.</summary>
public enum FloatingStep
{
    /// <summary>It does not exist yet.</summary>
    Create,

    /// <summary>To a higher version.</summary>
    Forward,

    /// <summary>To a lower version, or away from a commit of no known version, because the user allows it.</summary>
    Backward,

    /// <summary>It is where it belongs.</summary>
    Keep,

    /// <summary>It would have to move back, or stands nobody knows where: it stays until the user allows it.</summary>
    Refuse,
}
