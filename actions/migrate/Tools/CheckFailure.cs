namespace Migrate.Tools;

/// <summary>Why a check failed.</summary>
internal enum CheckFailure
{
    /// <summary>The tool did not get so far.</summary>
    Error,

    /// <summary>The database could not be reached or refused.</summary>
    Database,

    /// <summary>The tool does not know the check yet.</summary>
    TooOld,

    /// <summary>Models and migrations differ.</summary>
    Drift,

    /// <summary>Migrations wait to be run.</summary>
    Pending,
}
