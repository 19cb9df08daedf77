namespace Migrate.Tools;

/// <summary>Signs that are the same for every tool.</summary>
internal static class CheckFailures
{
    private static readonly string[] NoConnection =
    [
        "could not connect to server", "connection refused", "connection to server", "could not translate host name", "password authentication failed",
        "Can't reach database server", "Unable to obtain connection", "no pg_hba.conf entry", "the database system is starting up",
    ];

    /// <summary>What all drivers say when there is no connection.</summary>
    public static CheckFailure? Connection(CommandOutput output) => NoConnection.Any(output.Has) ? CheckFailure.Database : null;
}
