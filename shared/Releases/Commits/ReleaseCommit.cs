using Actions.Git;

namespace Actions.Releases;

/// <summary>A commit of what is released.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">What its author wrote.</param>
/// <param name="IsMerge">Whether it merges, so that what it brings stands in other commits.</param>
public sealed record ReleaseCommit(ObjectId Id, string Message, bool IsMerge)
{
    /// <summary>What the labels of its pull request say the next version is; <see langword="null"/> when they say nothing.</summary>
    public VersionPart? LabelledPart { get; init; }

    /// <summary>The message by Conventional Commits; <see langword="null"/> when it is written otherwise.</summary>
    public ConventionalCommit? Conventional { get; } = ConventionalCommit.TryParse(Message);

    /// <summary>The first line of the message.</summary>
    public string FirstLine => Message.TrimStart().ReplaceLineEndings("\n").Split('\n')[0].Trim();
}
