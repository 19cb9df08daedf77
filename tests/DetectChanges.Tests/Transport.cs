namespace DetectChanges.Tests;

/// <summary>How the action reaches the remote.</summary>
public enum Transport
{
    /// <summary>The files of the server.</summary>
    File,

    /// <summary>git over HTTP, with a token.</summary>
    Http,
}
