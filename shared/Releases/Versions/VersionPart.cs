namespace Actions.Releases;

/// <summary>The number of a version that a change raises (semver.org), the least first.</summary>
public enum VersionPart
{
    /// <summary>Nothing changes for users but what was wrong.</summary>
    Patch,

    /// <summary>Something new, and nothing of the old is lost.</summary>
    Minor,

    /// <summary>Users may have to change something.</summary>
    Major,
}
