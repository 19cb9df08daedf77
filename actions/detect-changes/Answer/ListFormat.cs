namespace DetectChanges.Answer;

/// <summary>How the names of files are written into one output.</summary>
internal enum ListFormat
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>One record of RFC 4180.</summary>
    Csv,

    /// <summary>An array of texts.</summary>
    Json,

    /// <summary>Words for a POSIX shell, in single quotes where needed.</summary>
    Shell,

    /// <summary>Words for a POSIX shell, with backslashes where needed.</summary>
    Escape,
}
